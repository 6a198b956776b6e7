package io.github.telegramupdates.engine.trace;

import io.github.telegramupdates.engine.sequencing.Input;
import org.jspecify.annotations.Nullable;

/**
 * An input and what became of it.
 *
 * @param input what happened
 * @param outcome a checksum of what the engine put out, or of the type of what it threw;
 * {@code null} if the trace was taken while the engine was still at it
 */
public record TracedInput(Input input, @Nullable Integer outcome) {
}
