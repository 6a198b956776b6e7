/**
 * Sequencing as a pure state machine.
 * {@link io.github.telegramupdates.engine.sequencing.AccountEngine} turns inputs into
 * outputs; it performs no I/O, reads no clock and starts no thread, so that the same
 * inputs always give the same outputs.
 */
@NullMarked
package io.github.telegramupdates.engine.sequencing;

import org.jspecify.annotations.NullMarked;
