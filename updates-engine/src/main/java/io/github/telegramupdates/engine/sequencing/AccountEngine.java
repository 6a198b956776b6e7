package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.BoxState;
import io.github.telegramupdates.engine.delivery.BoxStatus;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.fetch.ServerLimits;
import io.github.telegramupdates.engine.sequencing.machine.Deadlines;
import io.github.telegramupdates.engine.sequencing.machine.Outbox;
import io.github.telegramupdates.engine.sequencing.machine.SequencingContext;
import org.jspecify.annotations.Nullable;

/**
 * Sequences the updates of one account: a deterministic state machine without threads,
 * clocks or I/O. The same inputs always give the same outputs.
 * <p>
 * <b>What goes in.</b> First {@link Input.Load}, with what is stored; then whatever
 * happens, in the order in which it did: pushes, answers and failures of what was asked
 * for, commits, signals of the connection, wishes of the application, and
 * {@link Input.Tick}. Each input has its {@link Moment}; monotonic time does not go back.
 * <p>
 * <b>What comes out.</b> The {@link Output}s of each step, to be carried out in the order
 * in which they are returned. Each batch of a lane begins at the position at which the
 * one before it ends; no lane waits for another. Updates without a position are the last
 * batch of a step. An {@link Output.ArmTimer} replaces the one before it. Once the
 * authorisation has ended, the reason is the last output.
 * <p>
 * <b>What a driver owes it.</b>
 * <ul>
 * <li>One step at a time: it is not safe for use by several threads.
 * <li>A {@link Input.Tick} when the last {@link Output.ArmTimer} is due, or later.
 * <li>One answer or failure for each {@link Output.FetchAccount},
 * {@link Output.FetchChannel} and {@link Output.FetchState}, with the id of the request.
 * <li>Batches of a lane delivered and committed one after the other, and an
 * {@link Input.Committed} for each. If the stored position is not the expected one, no
 * further input: a new engine is loaded with what is stored, and with {@link #limits()}
 * of this one.
 * </ul>
 */
public final class AccountEngine {

	private final SequencingContext context;

	private final Outbox outbox;

	private final Deadlines deadlines;

	private @Nullable Sequencer sequencer;

	private boolean stopped;

	private long armed = Output.ArmTimer.NEVER;

	/**
	 * Creates the engine of an account.
	 * @param userId id of the account
	 * @param settings how it sequences, among others whether the account is a bot
	 */
	public AccountEngine(long userId, SequencingSettings settings) {
		this.context = SequencingContext.of(userId, settings);
		this.outbox = this.context.outbox();
		this.deadlines = this.context.deadlines();
	}

	/**
	 * Takes an input.
	 * @param input what happened
	 * @return what to do about it, in order; empty once the engine has stopped
	 * @throws IllegalStateException if the first input is not {@link Input.Load}, or a
	 * later one is
	 */
	public List<Output> step(Input input) {
		if (this.stopped) {
			return List.of();
		}
		this.deadlines.advanceTo(input.at());
		if (input instanceof Input.Load load) {
			load(load);
		}
		else {
			take(input);
		}
		if (!this.stopped) {
			sequencer().endStep();
			arm();
		}
		return this.outbox.take();
	}

	private void load(Input.Load load) {
		if (this.sequencer != null) {
			throw new IllegalStateException("The state of account " + this.outbox.userId() + " is loaded already");
		}
		this.sequencer = new Sequencer(load, this.context);
		this.sequencer.start(load);
	}

	private void take(Input input) {
		Sequencer loaded = sequencer();
		if (input instanceof Input.Tick) {
			// the timer has gone off: it is armed no more
			this.armed = Output.ArmTimer.NEVER;
		}
		String unauthorized = loaded.take(input);
		if (unauthorized != null) {
			stop(unauthorized);
		}
	}

	private Sequencer sequencer() {
		if (this.sequencer == null) {
			throw new IllegalStateException("The state of account " + this.outbox.userId() + " is not loaded yet");
		}
		return this.sequencer;
	}

	private void arm() {
		long earliest = this.deadlines.earliest();
		if (earliest != this.armed) {
			this.armed = earliest;
			this.outbox.emit(new Output.ArmTimer(earliest));
		}
	}

	// I-20: nothing is emitted any more but the reason
	private void stop(String reason) {
		this.context.counters().count(Transition.STOPPED);
		this.stopped = true;
		this.deadlines.cancelAll();
		this.outbox.discard();
		this.outbox.emit(new Output.ArmTimer(Output.ArmTimer.NEVER));
		this.outbox.report(new EngineEvent.Stopped(EngineEvent.Stopped.Cause.UNAUTHORIZED, reason));
	}

	/**
	 * How often this engine took which transition.
	 * @return the counts, which go on counting
	 */
	public TransitionCounts transitions() {
		return this.context.counters().transitions();
	}

	/**
	 * What is known about the server, for the next engine of the account.
	 * @return what was loaded and what was learnt since
	 */
	public ServerLimits limits() {
		return (this.sequencer != null) ? this.sequencer.limits() : ServerLimits.NONE;
	}

	/**
	 * How far the engine is.
	 * @return a snapshot
	 */
	public Progress progress() {
		if (this.sequencer == null) {
			return Progress.NONE;
		}
		return this.sequencer.progress();
	}

	/**
	 * The state of a box.
	 * @param box the common box, the qts, the seq, or a channel
	 * @return its state, {@link BoxState#UNKNOWN} before anything is loaded
	 */
	public BoxState state(BoxId box) {
		return (this.sequencer != null) ? this.sequencer.state(box) : BoxState.UNKNOWN;
	}

	/**
	 * How its boxes are doing.
	 * @param channels of how many channels at most; those that miss something come first
	 * @return the boxes of the account, then those of channels; empty before anything is
	 * loaded
	 */
	public List<BoxStatus> boxes(int channels) {
		return (this.sequencer != null) ? this.sequencer.boxes(channels) : List.of();
	}

}
