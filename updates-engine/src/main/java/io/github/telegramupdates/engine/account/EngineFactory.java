package io.github.telegramupdates.engine.account;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

import io.github.telegramupdates.engine.EngineConfig;
import io.github.telegramupdates.engine.inbox.AccountInbox;
import io.github.telegramupdates.engine.inbox.EngineInstance;
import io.github.telegramupdates.engine.lanes.BatchDelivery;
import io.github.telegramupdates.engine.lanes.LaneScheduler;
import io.github.telegramupdates.engine.sequencing.AccountEngine;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.engine.trace.Trace;
import io.github.telegramupdates.engine.trace.TraceLimits;
import io.github.telegramupdates.engine.trace.TraceRecorder;
import io.github.telegramupdates.engine.trace.TracedAccount;
import org.jspecify.annotations.Nullable;

/**
 * Makes the engines of an account, one for each instance. Their inputs are recorded if
 * the configuration wants that.
 */
final class EngineFactory {

	private final TracedAccount account;

	private final @Nullable TraceRecorder recorder;

	private final BatchDelivery deliveries;

	private final AccountInbox inbox;

	private final EngineConfig config;

	private final Executor threads;

	EngineFactory(String name, TracedAccount account, BatchDelivery deliveries, AccountInbox inbox,
			EngineConfig config) {
		TraceLimits limits = config.traceLimits();
		this.account = account;
		this.recorder = (limits != null) ? new TraceRecorder(name, account, limits) : null;
		this.deliveries = deliveries;
		this.inbox = inbox;
		this.config = config;
		this.threads = config.accountThreads().of(account.userId());
	}

	RunningEngine create() {
		AccountEngine engine = this.account.newEngine();
		EngineInstance instance = new EngineInstance();
		LaneScheduler lanes = new LaneScheduler(instance, this.deliveries, this.inbox, this.threads, this.config);
		return new RunningEngine(instance, engine, sequencer(engine), lanes, this.config.timers());
	}

	private Function<Input, List<Output>> sequencer(AccountEngine engine) {
		return (this.recorder != null) ? this.recorder.recording(engine) : engine::step;
	}

	Optional<Trace> trace() {
		return Optional.ofNullable(this.recorder).map(TraceRecorder::trace);
	}

}
