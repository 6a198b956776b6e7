package io.github.telegramupdates.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.AccountEngine;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.engine.sequencing.Progress;
import io.github.telegramupdates.engine.sequencing.ServerLimits;
import io.github.telegramupdates.engine.sequencing.TransitionCounts;
import org.jspecify.annotations.Nullable;

/**
 * One life of an account's engine, from a load of its state to the next load or the end.
 * Carries out what the engine puts out. All methods but {@link #close} are called by the
 * account's inbox.
 */
final class Incarnation {

	/** Unused lanes are forgotten whenever there are twice as many as this. */
	private static final int LANES_TO_KEEP = 64;

	private final AccountEngine engine;

	private final EngineConfig config;

	private final Requests requests;

	private final Surroundings surroundings;

	private final Map<Lane, LaneRunner> lanes = new HashMap<>();

	private final EphemeralRunner ephemeral;

	private final LaneRunner.Owner laneOwner = new Lanes();

	private final Executor threads;

	private final AtomicInteger stillRunning = new AtomicInteger();

	private final CompletableFuture<Void> ended = new CompletableFuture<>();

	private int lanesBeforeSweep = 2 * LANES_TO_KEEP;

	private volatile EngineTimers.@Nullable Cancellable timer;

	private volatile boolean closed;

	Incarnation(AccountEngine engine, EngineConfig config, Requests requests, EphemeralRunner ephemeral,
			Executor threads, Surroundings surroundings) {
		this.engine = engine;
		this.config = config;
		this.threads = threads;
		this.requests = requests;
		this.surroundings = surroundings;
		this.ephemeral = ephemeral;
	}

	void step(Input input) {
		if (this.closed) {
			return;
		}
		List<Output> outputs = this.surroundings.sequence(this.engine, input);
		for (Output output : outputs) {
			carryOut(output);
		}
	}

	Progress progress() {
		return this.engine.progress();
	}

	/**
	 * What the engine knows about the server.
	 */
	ServerLimits limits() {
		return this.engine.limits();
	}

	TransitionCounts transitions() {
		return this.engine.transitions();
	}

	private void carryOut(Output output) {
		if (output instanceof Output.Deliver deliver) {
			deliver(deliver.batch());
		}
		else if (output instanceof Output.ArmTimer arm) {
			arm(arm.monotonicMillis());
		}
		else if (output instanceof Output.Notify notify) {
			this.surroundings.tell(notify.event());
		}
		else {
			this.requests.send(output, this);
		}
	}

	private void deliver(Batch batch) {
		if (batch.lane() instanceof Lane.Ephemeral) {
			this.ephemeral.offer(batch);
			return;
		}
		LaneRunner lane;
		synchronized (this.lanes) {
			if (this.closed) {
				return;
			}
			lane = this.lanes.get(batch.lane());
			if (lane == null) {
				sweep();
				lane = new LaneRunner(batch.lane(), this.config, this.threads, this.laneOwner);
				this.lanes.put(batch.lane(), lane);
			}
		}
		lane.offer(batch);
	}

	/**
	 * What waits in all lanes.
	 */
	Backlog backlog() {
		synchronized (this.lanes) {
			return this.lanes.values().stream().map(LaneRunner::backlog).reduce(Backlog.NONE, Backlog::and);
		}
	}

	private void sweep() {
		if (this.lanes.size() >= this.lanesBeforeSweep) {
			this.lanes.values().removeIf(LaneRunner::isUnused);
			this.lanesBeforeSweep = 2 * Math.max(LANES_TO_KEEP, this.lanes.size());
		}
	}

	private void arm(long monotonicMillis) {
		EngineTimers.Cancellable before = this.timer;
		if (before != null) {
			before.cancel();
		}
		this.timer = null;
		if (monotonicMillis != Output.ArmTimer.NEVER) {
			long delay = Math.max(0, monotonicMillis - this.config.timers().monotonicMillis());
			this.timer = this.config.timers().schedule(delay, () -> this.surroundings.tick(this));
		}
	}

	/**
	 * Takes nothing in and starts no delivery any more.
	 * @return completes when the last delivery has ended
	 */
	CompletableFuture<Void> close() {
		List<LaneRunner> toClose;
		synchronized (this.lanes) {
			if (this.closed) {
				return this.ended;
			}
			this.closed = true;
			toClose = List.copyOf(this.lanes.values());
			// one more, so that lanes which end meanwhile do not end it all too early
			this.stillRunning.set(toClose.size() + 1);
		}
		EngineTimers.Cancellable armed = this.timer;
		if (armed != null) {
			armed.cancel();
		}
		for (LaneRunner lane : toClose) {
			if (!lane.close()) {
				laneEnded();
			}
		}
		laneEnded();
		return this.ended;
	}

	private void laneEnded() {
		if (this.stillRunning.decrementAndGet() == 0) {
			this.ended.complete(null);
		}
	}

	boolean isClosed() {
		return this.closed;
	}

	/** Connects lanes to the account. */
	private final class Lanes implements LaneRunner.Owner {

		@Override
		public void deliver(Batch batch) throws Exception {
			Incarnation.this.surroundings.deliver(batch);
		}

		@Override
		public void committed(Batch batch) {
			Incarnation.this.surroundings.committed(Incarnation.this, batch);
		}

		@Override
		public void failed(Batch batch, int attempt, Throwable failure, long retryMillis) {
			Incarnation.this.surroundings.failed(Incarnation.this, batch, attempt, failure, retryMillis);
		}

		@Override
		public void idle(LaneRunner lane) {
			laneEnded();
		}

	}

	/** What an incarnation needs from its account. */
	interface Surroundings {

		List<Output> sequence(AccountEngine engine, Input input);

		void deliver(Batch batch) throws Exception;

		void committed(Incarnation incarnation, Batch batch);

		void failed(Incarnation incarnation, Batch batch, int attempt, Throwable failure, long retryMillis);

		void tick(Incarnation incarnation);

		void tell(EngineEvent event);

	}

}
