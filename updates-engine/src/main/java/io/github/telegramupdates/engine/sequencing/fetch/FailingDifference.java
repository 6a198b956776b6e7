package io.github.telegramupdates.engine.sequencing.fetch;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.event.DifferenceScope;

/**
 * Differences that fail.
 *
 * @param scope whose differences
 * @param box the common box, or the channel that has failed for longest
 * @param boxes of how many boxes they fail
 * @param error the type of the last error
 * @param since since when, in monotonic milliseconds
 * @param reported whether an event has reported it, which it does after a minute
 */
public record FailingDifference(DifferenceScope scope, BoxId box, int boxes, String error, long since,
		boolean reported) {
}
