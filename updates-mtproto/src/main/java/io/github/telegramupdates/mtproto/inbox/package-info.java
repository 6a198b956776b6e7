/**
 * What was received and is on its way to whoever consumes updates. Types that only other
 * packages of this module use are public without being meant for applications.
 */
@NullMarked
package io.github.telegramupdates.mtproto.inbox;

import org.jspecify.annotations.NullMarked;
