package io.github.telegramupdates.engine.sequencing;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.DeliveredUpdate;
import org.jspecify.annotations.Nullable;

/**
 * Hears the common and the qts box of an account: what they apply goes to the lane, what
 * they miss is fetched.
 */
final class PositionEvents extends BoxEvents<DeliveredUpdate> {

	private final AccountLane lane;

	private final AccountBoxes.Fetches fetches;

	PositionEvents(AccountLane lane, AccountBoxes.Fetches fetches, Outbox outbox, Counters counters) {
		super(outbox, counters);
		this.lane = lane;
		this.fetches = fetches;
	}

	@Override
	public void apply(Box<DeliveredUpdate> box, @Nullable DeliveredUpdate update, int position, int count) {
		if (update != null) {
			this.lane.add(update);
		}
		if (count > 0 && box.id().kind() == BoxId.Kind.QTS) {
			this.lane.qts(position);
		}
		else if (count > 0) {
			this.lane.pts(position);
		}
	}

	@Override
	public boolean hasRoom() {
		return this.lane.hasRoom();
	}

	@Override
	public boolean keepsBehind(Box<DeliveredUpdate> box, @Nullable DeliveredUpdate update, int position, int count) {
		return this.fetches.keepsBehind(box.id(), update, position, count);
	}

	@Override
	public void farAhead(Box<DeliveredUpdate> box, int position) {
		this.fetches.farAhead(box.id(), position);
	}

	@Override
	public int sizeOf(DeliveredUpdate update) {
		return WireSize.of(update);
	}

	@Override
	public void fetchWanted(Box<DeliveredUpdate> box) {
		this.fetches.fetch(box.isDirty());
	}

}
