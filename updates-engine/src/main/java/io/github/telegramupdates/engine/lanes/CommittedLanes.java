package io.github.telegramupdates.engine.lanes;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

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

	/** Of which the engine does not know yet. */
	private final Queue<Batch> unreported = new ConcurrentLinkedQueue<>();

	CommittedLanes(EngineInstance instance, BatchDelivery deliveries, AccountInbox inbox, Replays replays,
			LaneQueues lanes) {
		this.instance = instance;
		this.deliveries = deliveries;
		this.inbox = inbox;
		this.replays = replays;
		this.lanes = lanes;
	}

	/**
	 * Counts batches that are committed, and reports what came of them; the engine is to
	 * be notified. Not to be called under the lock.
	 * @param now when that was, by the engine's clock
	 */
	void committed(LaneGroup.Share share, long now) {
		for (Batch batch : share.batches()) {
			if (batch.replay() != null) {
				this.deliveries.replayed(batch);
				this.replays.committed(batch.replay());
			}
			else {
				this.deliveries.committed(batch, now);
				this.unreported.add(batch);
			}
		}
	}

	/**
	 * Lanes whose batches are committed go on. To be called under the lock.
	 */
	void goOn(List<GroupDelivery.Committed> committed) {
		for (GroupDelivery.Committed each : committed) {
			LaneQueue lane = each.share().queue();
			if (lane.committed(each.share().batches().size(), each.slowestMillis())) {
				this.lanes.ready(lane);
			}
		}
	}

	/**
	 * Notifies the engine of what is committed. To be called under the lock, which keeps
	 * the batches of a lane in order.
	 */
	void report() {
		List<Batch> batches = new ArrayList<>();
		for (Batch next = this.unreported.poll(); next != null; next = this.unreported.poll()) {
			batches.add(next);
		}
		if (!batches.isEmpty()) {
			this.inbox.enqueue(new InboxEntry.Committed(this.instance, batches));
		}
	}

}
