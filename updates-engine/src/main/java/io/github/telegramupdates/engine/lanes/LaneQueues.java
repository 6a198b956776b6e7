package io.github.telegramupdates.engine.lanes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

import io.github.telegramupdates.engine.Backlog;
import io.github.telegramupdates.engine.BlockedLane;
import io.github.telegramupdates.engine.LaneStatus;
import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.Lane;

/**
 * The lanes of an account that have something to deliver, and those of them that are
 * ready, in the order in which they became so. Guarded by {@link LaneScheduler}.
 */
final class LaneQueues {

	/** Unused lanes are forgotten whenever there are twice as many as this. */
	private static final int LANES_TO_KEEP = 64;

	private final GroupLimits limits;

	private final Map<Lane, LaneQueue> lanes = new HashMap<>();

	private final Queue<LaneQueue> ready = new ArrayDeque<>();

	private int lanesBeforeSweep = 2 * LANES_TO_KEEP;

	/**
	 * Creates queues without lanes.
	 * @param limits how much a group may have
	 */
	LaneQueues(GroupLimits limits) {
		this.limits = limits;
	}

	void add(Batch batch, long now) {
		LaneQueue lane = lane(batch.lane());
		if (lane.add(batch, now)) {
			this.ready.add(lane);
		}
	}

	private LaneQueue lane(Lane key) {
		LaneQueue lane = this.lanes.get(key);
		if (lane == null) {
			sweep();
			lane = new LaneQueue();
			this.lanes.put(key, lane);
		}
		return lane;
	}

	private void sweep() {
		if (this.lanes.size() >= this.lanesBeforeSweep) {
			this.lanes.values().removeIf(LaneQueue::isUnused);
			this.lanesBeforeSweep = 2 * Math.max(LANES_TO_KEEP, this.lanes.size());
		}
	}

	/**
	 * A lane is ready.
	 */
	void ready(LaneQueue lane) {
		this.ready.add(lane);
	}

	boolean isNoneReady() {
		return this.ready.isEmpty();
	}

	/**
	 * How many threads would be of use, if so many deliver already and so many
	 * transactions may run at the same time.
	 */
	int wantedBeside(int delivering, int transactions) {
		return Math.max(0, Math.min(this.ready.size(), transactions - delivering));
	}

	/**
	 * Takes the lanes at the head as a group.
	 * @param quick whether a thread takes it that delivers quickly: if batches are
	 * delivered each by itself, it takes several of a lane
	 * @throws java.util.NoSuchElementException if none is ready
	 */
	LaneGroup next(boolean quick) {
		LaneGroup.Share first = begin(quick ? this.limits.updatesOfQuickThread() : this.limits.updates());
		int room = this.limits.updates() - first.size();
		if (room <= 0 || this.ready.isEmpty() || first.queue().isAlone()) {
			return new LaneGroup(List.of(first));
		}
		List<LaneGroup.Share> shares = new ArrayList<>(List.of(first));
		while (room > 0 && !this.ready.isEmpty() && !this.ready.element().isAlone()) {
			LaneGroup.Share next = begin(room);
			shares.add(next);
			room -= next.size();
		}
		return new LaneGroup(shares);
	}

	/**
	 * Takes the first batch of the lane at the head.
	 */
	LaneGroup.Share nextBatch() {
		return begin(0);
	}

	private LaneGroup.Share begin(int limit) {
		LaneQueue lane = this.ready.remove();
		return new LaneGroup.Share(lane, lane.begin(limit), lane.search());
	}

	/**
	 * Drops what waits.
	 */
	void close() {
		this.ready.clear();
		this.lanes.values().forEach(LaneQueue::close);
	}

	/**
	 * What waits in all lanes, including what is being delivered.
	 */
	Backlog backlog(long now) {
		return this.lanes.values().stream().map((lane) -> lane.backlog(now)).reduce(Backlog.NONE, Backlog::and);
	}

	/**
	 * How those lanes are doing that have something to deliver.
	 */
	List<LaneStatus> statuses(long now, Map<Lane, BlockedLane> blocked) {
		List<LaneStatus> statuses = new ArrayList<>();
		this.lanes.forEach((key, lane) -> {
			if (!lane.isUnused()) {
				statuses.add(new LaneStatus(key, lane.state(), lane.backlog(now), blocked.get(key)));
			}
		});
		return statuses;
	}

}
