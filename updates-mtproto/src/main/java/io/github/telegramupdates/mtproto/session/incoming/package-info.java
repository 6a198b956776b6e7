/**
 * What is received: which messages are genuine and new, and what answers, refusals and
 * messages about messages do.
 */
@NullMarked
package io.github.telegramupdates.mtproto.session.incoming;

import org.jspecify.annotations.NullMarked;
