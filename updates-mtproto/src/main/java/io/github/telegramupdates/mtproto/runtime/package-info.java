/**
 * What clients run on: threads, the clocks of the machine, and random bytes.
 */
@NullMarked
package io.github.telegramupdates.mtproto.runtime;

import org.jspecify.annotations.NullMarked;
