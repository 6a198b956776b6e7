package io.github.telegramupdates.engine.account;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.github.telegramupdates.engine.EngineTimers;
import io.github.telegramupdates.engine.delivery.BoxStatus;
import io.github.telegramupdates.engine.inbox.EngineInstance;
import io.github.telegramupdates.engine.lanes.LaneScheduler;
import io.github.telegramupdates.engine.sequencing.AccountEngine;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.engine.sequencing.Progress;
import io.github.telegramupdates.engine.sequencing.TransitionCounts;
import io.github.telegramupdates.engine.sequencing.fetch.ServerLimits;
import org.jspecify.annotations.Nullable;

/**
 * An engine with its lanes and its timer, for one instance. Stepped by
 * {@link AccountLoop} only; how far it is may be asked by any thread, and is not copied
 * before.
 */
final class RunningEngine {

	private final EngineInstance instance;

	private final AccountEngine engine;

	private final Function<Input, List<Output>> sequencer;

	private final LaneScheduler lanes;

	private final EngineTimers timers;

	private volatile EngineTimers.@Nullable Cancellable timer;

	/**
	 * Creates an engine that has taken nothing yet.
	 * @param instance what becomes of it is of no interest once this is over
	 * @param engine decides
	 * @param sequencer lets the engine take an input
	 * @param lanes deliver its batches
	 * @param timers clock and alarm
	 */
	RunningEngine(EngineInstance instance, AccountEngine engine, Function<Input, List<Output>> sequencer,
			LaneScheduler lanes, EngineTimers timers) {
		this.instance = instance;
		this.engine = engine;
		this.sequencer = sequencer;
		this.lanes = lanes;
		this.timers = timers;
	}

	EngineInstance instance() {
		return this.instance;
	}

	LaneScheduler lanes() {
		return this.lanes;
	}

	/** Also for those who ask meanwhile how far it is. */
	synchronized List<Output> step(Input input) {
		return this.sequencer.apply(input);
	}

	synchronized Progress progress() {
		return this.engine.progress();
	}

	synchronized List<BoxStatus> boxes(int channels) {
		return this.engine.boxes(channels);
	}

	synchronized TransitionCounts transitions() {
		return this.engine.transitions().copy();
	}

	/**
	 * What it knows about the server.
	 */
	synchronized ServerLimits limits() {
		return this.engine.limits();
	}

	/**
	 * Arms the timer instead of the one that was armed before.
	 */
	void arm(long monotonicMillis, Runnable alarm) {
		disarm();
		if (monotonicMillis != Output.ArmTimer.NEVER) {
			long delay = Math.max(0, monotonicMillis - this.timers.monotonicMillis());
			this.timer = this.timers.schedule(delay, alarm);
		}
	}

	private void disarm() {
		EngineTimers.Cancellable armed = this.timer;
		this.timer = null;
		if (armed != null) {
			armed.cancel();
		}
	}

	/**
	 * Takes nothing in and starts no delivery any more. May be called by any thread.
	 * @return completes when the last delivery has ended
	 */
	CompletableFuture<Void> end() {
		this.instance.end();
		disarm();
		return this.lanes.close();
	}

}
