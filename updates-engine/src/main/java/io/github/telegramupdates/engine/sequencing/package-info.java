/**
 * Sequencing as a pure state machine.
 * {@link io.github.telegramupdates.engine.sequencing.AccountEngine} turns inputs into
 * outputs; it performs no I/O, reads no clock and starts no thread, so that the same
 * inputs always give the same outputs. Its parts: {@code box} decides what an update at a
 * position means, {@code channel} and {@code account} what is fetched and delivered,
 * {@code fetch}, {@code container} and {@code machine} are what those share. Here are
 * what goes in, what comes out, and the route between them.
 */
@NullMarked
package io.github.telegramupdates.engine.sequencing;

import org.jspecify.annotations.NullMarked;
