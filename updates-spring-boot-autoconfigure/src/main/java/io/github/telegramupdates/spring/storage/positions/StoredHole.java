package io.github.telegramupdates.spring.storage.positions;

import java.util.Locale;
import java.util.Objects;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.storage.HistoryHole;
import org.jspecify.annotations.Nullable;

/**
 * A hole as its row has it: with a range, or with a reset.
 *
 * @param box kind of the box, in small letters
 * @param channelId the channel, 0 for the boxes of the account
 * @param fromPts the last position before the range
 * @param toPts the last position of the range
 * @param epoch epoch of the box behind the range
 * @param oldPosition the position before the reset
 * @param oldEpoch its epoch
 * @param newPosition the position after the reset
 * @param newEpoch its epoch
 * @param afterMessageId highest id of a message that was delivered before
 * @param topMessageId highest id of a message that can be in the hole
 * @param cause why it was passed
 */
record StoredHole(String box, long channelId, @Nullable Integer fromPts, @Nullable Integer toPts,
		@Nullable Integer epoch, @Nullable Integer oldPosition, @Nullable Integer oldEpoch,
		@Nullable Integer newPosition, @Nullable Integer newEpoch, int afterMessageId, int topMessageId,
		HistoryHole.Cause cause) {

	static StoredHole of(HistoryHole hole) {
		String box = hole.box().kind().name().toLowerCase(Locale.ROOT);
		long channelId = hole.box().channelId();
		if (hole instanceof HistoryHole.Range range) {
			return new StoredHole(box, channelId, range.from(), range.to(), range.epoch(), null, null, null, null,
					range.afterMessageId(), range.topMessageId(), range.cause());
		}
		HistoryHole.Reset reset = (HistoryHole.Reset) hole;
		return new StoredHole(box, channelId, null, null, null, reset.oldPosition(), reset.oldEpoch(),
				reset.newPosition(), reset.newEpoch(), reset.afterMessageId(), reset.topMessageId(), reset.cause());
	}

	HistoryHole hole() {
		BoxId id = new BoxId(BoxId.Kind.valueOf(this.box.toUpperCase(Locale.ROOT)), this.channelId);
		if (this.cause != HistoryHole.Cause.REBASED) {
			return new HistoryHole.Range(id, present(this.fromPts), present(this.toPts), present(this.epoch),
					this.afterMessageId, this.topMessageId, this.cause);
		}
		return new HistoryHole.Reset(id, present(this.oldPosition), present(this.oldEpoch), present(this.newPosition),
				present(this.newEpoch), this.afterMessageId, this.topMessageId);
	}

	private static int present(@Nullable Integer column) {
		return Objects.requireNonNull(column);
	}

}
