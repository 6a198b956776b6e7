/**
 * What clients run on: threads, the clocks of the machine, and random bytes. The state
 * machines do not see it: time and random bytes come with their inputs.
 */
@NullMarked
package io.github.telegramupdates.mtproto.runtime;

import org.jspecify.annotations.NullMarked;
