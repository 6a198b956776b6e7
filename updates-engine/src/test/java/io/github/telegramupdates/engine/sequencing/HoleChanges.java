package io.github.telegramupdates.engine.sequencing;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.engine.storage.HistoryHole.Cause;

/**
 * HoleChanges of boxes in their first epoch that have not delivered a message yet.
 */
final class HoleChanges {

	private HoleChanges() {
	}

	static HistoryHole range(BoxId box, int from, int to, Cause cause) {
		return new HistoryHole.Range(box, from, to, 0, 0, 0, cause);
	}

	static HistoryHole range(long channelId, int from, int to, Cause cause) {
		return range(BoxId.channel(channelId), from, to, cause);
	}

	/** Beyond the log of the server, which begins at a message of the same number. */
	static HistoryHole tooLong(BoxId box, int from, int to, int topMessageId) {
		return new HistoryHole.Range(box, from, to, 1, 0, topMessageId, Cause.TOO_LONG);
	}

	static HistoryHole reset(BoxId box, int oldPosition, int newPosition) {
		return reset(box, oldPosition, newPosition, 0);
	}

	static HistoryHole reset(BoxId box, int oldPosition, int newPosition, int topMessageId) {
		return new HistoryHole.Reset(box, oldPosition, 0, newPosition, 1, 0, topMessageId);
	}

}
