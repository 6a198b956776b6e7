package io.github.telegramupdates.engine.trace;

import java.util.List;
import java.util.function.Function;

import io.github.telegramupdates.engine.sequencing.AccountEngine;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Output;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the last inputs of an account in memory, over all its engines: encoded, with
 * their times. That costs a few microseconds per container and, for each container
 * delivered, its outputs as text once.
 * <p>
 * What is kept should replay, and only whole engines of engines do. So when a limit is
 * reached, the oldest engine is dropped as a whole. If only the running one is left, it
 * keeps what it was loaded with and its latest inputs and loses those in between: such a
 * trace shows what happened last, but does not replay, and says so. The next load begins
 * a engine that is complete again and drops the incomplete one.
 * <p>
 * Recording never gets in the way of the engine: an input that cannot be encoded is
 * logged and counts as skipped. {@link #step} is called by one thread at a time,
 * {@link #trace()} by any.
 */
public final class TraceRecorder {

	private static final Logger log = LoggerFactory.getLogger(TraceRecorder.class);

	private final String name;

	private final TracedAccount account;

	private final RecordedEngines engines;

	/**
	 * Creates a recorder that holds nothing yet.
	 * @param name how the log calls the account
	 * @param account whose inputs come
	 * @param limits how much to keep
	 */
	public TraceRecorder(String name, TracedAccount account, TraceLimits limits) {
		this.name = name;
		this.account = account;
		this.engines = new RecordedEngines(limits);
	}

	/**
	 * Lets an engine take an input, and keeps the input and a checksum of its outcome.
	 * The input is kept first: what an engine chokes on is in the trace.
	 * @param engine an engine of the account; a new one for each {@link Input.Load}
	 * @param input what happened
	 * @return what the engine puts out
	 * @throws IllegalStateException as by {@link AccountEngine#step}
	 */
	public List<Output> step(AccountEngine engine, Input input) {
		RecordedInput recorded = record(input);
		try {
			List<Output> outputs = engine.step(input);
			recorded.outcome(outcome(outputs));
			return outputs;
		}
		catch (RuntimeException | StackOverflowError failure) {
			recorded.outcome(Outcome.of(failure));
			throw failure;
		}
	}

	/**
	 * An engine whose inputs are kept.
	 * @param engine an engine of the account; a new one for each {@link Input.Load}
	 * @return what {@link #step} returns for an input
	 */
	public Function<Input, List<Output>> recording(AccountEngine engine) {
		return (input) -> step(engine, input);
	}

	private @Nullable Integer outcome(List<Output> outputs) {
		try {
			return Outcome.of(outputs);
		}
		catch (RuntimeException failure) {
			log.warn("Account '{}': the outcome of an input cannot be traced: {}", this.name,
					failure.getClass().getName());
			log.debug("The failure in full", failure);
			return null;
		}
	}

	private RecordedInput record(Input input) {
		boolean load = input instanceof Input.Load;
		try {
			RecordedInput recorded = new RecordedInput(InputKind.encode(input));
			keep(recorded, load);
			return recorded;
		}
		catch (RuntimeException failure) {
			log.warn("Account '{}': an input cannot be traced: {}", this.name, failure.getClass().getName());
			log.debug("The failure in full", failure);
			skip(load);
			return new RecordedInput(new byte[0]);
		}
	}

	private synchronized void keep(RecordedInput recorded, boolean load) {
		if (load) {
			this.engines.begin(recorded);
		}
		else {
			this.engines.add(recorded);
		}
	}

	private synchronized void skip(boolean load) {
		if (load) {
			this.engines.clear();
		}
		this.engines.skip();
	}

	/**
	 * What is kept by now.
	 * @return a snapshot; without inputs before the first load
	 */
	public synchronized Trace trace() {
		return new Trace(this.account, this.engines.snapshot(), this.engines.skipped());
	}

}
