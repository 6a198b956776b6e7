/**
 * Whether connection and session still work: when a ping is sent and how long its answer
 * may take, whether the machine was suspended, and how a new session begins.
 */
@NullMarked
package io.github.telegramupdates.mtproto.session.liveness;

import org.jspecify.annotations.NullMarked;
