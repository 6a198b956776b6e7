package io.github.telegramupdates.engine.lanes;

import java.util.List;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.inbox.AccountInbox;
import io.github.telegramupdates.engine.inbox.EngineInstance;
import io.github.telegramupdates.engine.inbox.InboxEntry;

/**
 * What becomes of lanes whose batches are committed: the engine is told, and they go on
 * with what waits behind.
 */
final class CommittedLanes {

	private final EngineInstance instance;

	private final BatchDelivery deliveries;

	private final AccountInbox inbox;

	private final Replays replays;

	private final LaneQueues lanes;

	/** Guards the lanes. */
	private final Object lock;

	/**
	 * Creates them for an engine.
	 * @param lock guards its lanes
	 */
	CommittedLanes(EngineInstance instance, BatchDelivery deliveries, AccountInbox inbox, Replays replays,
			LaneQueues lanes, Object lock) {
		this.instance = instance;
		this.deliveries = deliveries;
		this.inbox = inbox;
		this.replays = replays;
		this.lanes = lanes;
		this.lock = lock;
	}

	/**
	 * Batches are committed.
	 */
	void committed(List<GroupDelivery.Committed> committed) {
		for (GroupDelivery.Committed each : committed) {
			each.share().batches().forEach(this::committed);
		}
		synchronized (this.lock) {
			for (GroupDelivery.Committed each : committed) {
				LaneQueue lane = each.share().queue();
				if (lane.committed(each.slowestMillis())) {
					this.lanes.ready(lane);
				}
			}
		}
	}

	private void committed(Batch batch) {
		if (batch.replay() != null) {
			this.deliveries.replayed(batch);
			this.replays.committed(batch.replay());
		}
		else {
			this.deliveries.committed(batch);
			this.inbox.enqueue(new InboxEntry.Committed(this.instance, batch));
		}
	}

}
