/**
 * What all parts of a session share: which ids, numbers and salt its messages get, which
 * ids were received before, and what a step puts out.
 */
@NullMarked
package io.github.telegramupdates.mtproto.session.state;

import org.jspecify.annotations.NullMarked;
