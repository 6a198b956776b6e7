package io.github.telegramupdates.benchmarks.sequencing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.engine.storage.StateChange;
import io.github.telegramupdates.engine.storage.StateChange.AccountChange;
import io.github.telegramupdates.engine.storage.StateChange.ChannelChange;
import org.jspecify.annotations.Nullable;

/**
 * A box of the baseline, alive as long as its account.
 */
abstract class MapBox {

	private static final int WAIT_MILLIS = 500;

	private final Lane lane;

	private final Deque<Batch> uncommitted = new ArrayDeque<>();

	private final Timer timer = new Timer();

	private @Nullable PriorityQueue<SequencedUpdate> waiting;

	private @Nullable List<SequencedUpdate> ready;

	private int position;

	private MapBox(Lane lane, int position) {
		this.lane = lane;
		this.position = position;
	}

	void offer(SequencedUpdate update, PriorityQueue<Timer> timers, long now) {
		if (update.position() <= this.position) {
			return;
		}
		if (update.position() - update.count() == this.position) {
			apply(update);
			if (this.waiting != null) {
				drain(this.waiting, timers);
			}
			return;
		}
		if (this.waiting == null) {
			this.waiting = new PriorityQueue<>(Comparator.comparingInt(SequencedUpdate::position));
		}
		this.waiting.add(update);
		if (!timers.contains(this.timer)) {
			this.timer.at = now + WAIT_MILLIS;
			timers.add(this.timer);
		}
	}

	private void drain(PriorityQueue<SequencedUpdate> waiting, PriorityQueue<Timer> timers) {
		SequencedUpdate next = waiting.peek();
		while (next != null && next.position() - next.count() <= this.position) {
			waiting.remove();
			if (next.position() > this.position) {
				apply(next);
			}
			next = waiting.peek();
		}
		if (waiting.isEmpty()) {
			this.waiting = null;
			timers.remove(this.timer);
		}
	}

	private void apply(SequencedUpdate update) {
		this.position = update.position();
		if (this.ready == null) {
			this.ready = new ArrayList<>();
		}
		this.ready.add(update);
	}

	boolean isReady() {
		return this.ready != null;
	}

	Batch take(long batchId) {
		List<SequencedUpdate> updates = (this.ready != null) ? this.ready : List.of();
		Batch batch = new Batch(batchId, Traffic.SELF, this.lane, updates, change(this.position));
		this.ready = null;
		this.uncommitted.add(batch);
		return batch;
	}

	void committed(long batchId) {
		Batch oldest = this.uncommitted.peek();
		if (oldest != null && oldest.id() == batchId) {
			this.uncommitted.remove();
		}
	}

	abstract StateChange change(int position);

	/** The common box. */
	static final class Common extends MapBox {

		private AccountState state;

		Common(AccountState state) {
			super(Lane.ACCOUNT, state.pts());
			this.state = state;
		}

		@Override
		StateChange change(int position) {
			AccountState before = this.state;
			this.state = before.withPts(position);
			return new AccountChange(Traffic.SELF, 1, before, 0, this.state, List.of(), List.of());
		}

	}

	/** The box of a channel. */
	static final class OfChannel extends MapBox {

		private final long channelId;

		private ChannelState state;

		OfChannel(long channelId, ChannelState state) {
			super(Lane.channel(channelId), state.pts());
			this.channelId = channelId;
			this.state = state;
		}

		@Override
		StateChange change(int position) {
			ChannelState before = this.state;
			this.state = before.withPts(position);
			return new ChannelChange(Traffic.SELF, 1, this.channelId, before, 0, this.state, 0, List.of());
		}

	}

	/** Goes off when a gap has been waited for. */
	static final class Timer implements Comparable<Timer> {

		private long at;

		long at() {
			return this.at;
		}

		@Override
		public int compareTo(Timer other) {
			return Long.compare(this.at, other.at);
		}

	}

}
