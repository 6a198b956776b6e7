package io.github.telegramupdates.engine.lanes;

import java.util.List;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.inbox.AccountInbox;
import io.github.telegramupdates.engine.inbox.EngineInstance;
import io.github.telegramupdates.engine.inbox.InboxEntry;

/**
 * What becomes of lanes whose batches are committed: the engine is notified, and they go
 * on with what waits behind.
 */
final class CommittedLanes {

	private final EngineInstance instance;

	private final BatchDelivery deliveries;

	private final AccountInbox inbox;

	private final Replays replays;

	private final LaneQueues lanes;

	CommittedLanes(EngineInstance instance, BatchDelivery deliveries, AccountInbox inbox, Replays replays,
			LaneQueues lanes) {
		this.instance = instance;
		this.deliveries = deliveries;
		this.inbox = inbox;
		this.replays = replays;
		this.lanes = lanes;
	}

	/**
	 * Reports batches that are committed. Not to be called under the lock.
	 * @param now when that was, by the engine's clock
	 */
	void report(List<GroupDelivery.Committed> committed, long now) {
		for (GroupDelivery.Committed each : committed) {
			for (Batch batch : each.share().batches()) {
				report(batch, now);
			}
		}
	}

	private void report(Batch batch, long now) {
		if (batch.replay() != null) {
			this.deliveries.replayed(batch);
			this.replays.committed(batch.replay());
		}
		else {
			this.deliveries.committed(batch, now);
			this.inbox.enqueue(new InboxEntry.Committed(this.instance, batch));
		}
	}

	/**
	 * Lanes whose batches are committed go on. To be called under the lock.
	 */
	void goOn(List<GroupDelivery.Committed> committed) {
		for (GroupDelivery.Committed each : committed) {
			LaneQueue lane = each.share().queue();
			if (lane.committed(each.slowestMillis())) {
				this.lanes.ready(lane);
			}
		}
	}

}
