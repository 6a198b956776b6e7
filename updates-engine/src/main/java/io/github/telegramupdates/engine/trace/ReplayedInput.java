package io.github.telegramupdates.engine.trace;

import java.util.List;
import java.util.Objects;

import io.github.telegramupdates.engine.sequencing.Output;
import org.jspecify.annotations.Nullable;

/**
 * An input of a trace and what it leads to in the replay.
 *
 * @param recorded the input as recorded
 * @param outputs what the engine puts out now, in order; empty if it throws
 * @param failure what the engine throws now, {@code null} if nothing
 */
public record ReplayedInput(TracedInput recorded, List<Output> outputs, @Nullable Throwable failure) {

	/**
	 * Whether the outcome is the recorded one, as far as one was recorded.
	 * @return whether the checksums agree
	 */
	public boolean isAsRecorded() {
		int outcome = (this.failure != null) ? Outcome.of(this.failure) : Outcome.of(this.outputs);
		return this.recorded.outcome() == null || Objects.equals(this.recorded.outcome(), outcome);
	}

}
