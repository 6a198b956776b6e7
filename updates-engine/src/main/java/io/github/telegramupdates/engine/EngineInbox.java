package io.github.telegramupdates.engine;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import io.github.telegramupdates.engine.sequencing.FetchError;
import io.github.telegramupdates.engine.sequencing.FetchMethod;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Moment;
import io.github.telegramupdates.engine.sequencing.ServerLimits;
import io.github.telegramupdates.tl.UpdatesType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one queue through which everything comes to the engine of an account, one after the
 * other, whichever engine that is. While there is none, what arrives waits for the next
 * one, in order.
 */
final class EngineInbox implements Intake.Inbox, Requests.Answers {

	private static final Logger log = LoggerFactory.getLogger(EngineInbox.class);

	private final SerialQueue queue;

	private final StartupBuffer startup;

	private final Supplier<Moment> clock;

	private final Statistics statistics;

	private final BiConsumer<Incarnation, Throwable> crashed;

	private volatile @Nullable Incarnation current;

	/** As of the last engine that was closed. */
	private ServerLimits limits = ServerLimits.NONE;

	EngineInbox(String name, long userId, Executor executor, EngineTimers timers, EphemeralRunner ephemeral,
			Statistics statistics, Supplier<Moment> clock, BiConsumer<Incarnation, Throwable> crashed) {
		this.queue = new SerialQueue(executor, timers, (failure) -> {
			log.error("Account '{}': a task of the inbox failed with {}", name, failure.getClass().getName());
			log.debug("The failure in full", failure);
		});
		this.startup = new StartupBuffer(userId, ephemeral, clock);
		this.clock = clock;
		this.statistics = statistics;
		this.crashed = crashed;
	}

	/**
	 * Runs a task after all that came before.
	 */
	void execute(Runnable task) {
		this.queue.execute(task);
	}

	@Override
	public int size() {
		return this.queue.size();
	}

	@Override
	public void arrive(Arrival arrival) {
		this.queue.execute(() -> take(arrival));
	}

	private void take(Arrival arrival) {
		if (isRunning()) {
			arrival.enter(this::step);
		}
		else {
			this.startup.add(arrival);
		}
	}

	@Override
	public void passImmediate(UpdatesType container) {
		this.startup.passImmediate(container);
	}

	/**
	 * The engine of the account, which may be closed; {@code null} before the first one.
	 */
	@Nullable Incarnation current() {
		return this.current;
	}

	/**
	 * From now on this is the engine of the account.
	 */
	void use(Incarnation incarnation) {
		this.current = incarnation;
	}

	/**
	 * The engine begins: first with what is stored, then with what waited. If it fails at
	 * that, the rest waits for the next one. To be called by the inbox.
	 * @param openChannels channels that the application shows
	 * @param sessions how many connections feed the account
	 */
	void begin(Input.Load stored, List<Long> openChannels, int sessions) {
		step(stored.with(this.clock.get(), this.limits, openChannels));
		if (sessions > 1) {
			step(new Input.Sessions(this.clock.get(), sessions));
		}
		Arrival next = isRunning() ? this.startup.poll() : null;
		while (next != null) {
			next.enter(this::step);
			next = isRunning() ? this.startup.poll() : null;
		}
	}

	/**
	 * An engine ends: the next one has to know what it learnt. To be called by the inbox.
	 */
	void ends(Incarnation incarnation) {
		this.limits = incarnation.limits();
	}

	private boolean isRunning() {
		Incarnation incarnation = this.current;
		return incarnation != null && !incarnation.isClosed();
	}

	/**
	 * Lets the engine that is there take an input. To be called by the inbox.
	 */
	void step(Input input) {
		Incarnation incarnation = this.current;
		if (incarnation != null) {
			step(incarnation, input);
		}
	}

	/**
	 * Lets an engine take an input, unless it was replaced or closed. To be called by the
	 * inbox.
	 */
	void step(Incarnation incarnation, Input input) {
		if (incarnation != this.current || incarnation.isClosed()) {
			return;
		}
		try {
			incarnation.step(input);
			this.statistics.progress(incarnation.progress(), incarnation.transitions());
		}
		catch (Throwable failure) {
			this.crashed.accept(incarnation, failure);
		}
	}

	@Override
	public void answered(Incarnation asker, Requests.InputAt input) {
		this.queue.execute(() -> step(asker, input.at(this.clock.get())));
	}

	@Override
	public void refused(Incarnation asker, FetchMethod method, long fetchId, FetchError error) {
		this.queue.execute(() -> {
			if (!asker.isClosed()) {
				step(asker, new Input.FetchFailed(this.clock.get(), fetchId, error));
			}
			else if (error.isRest()) {
				refusedLate(method, error);
			}
		});
	}

	/** The engine has to know although it did not ask. */
	private void refusedLate(FetchMethod method, FetchError error) {
		Moment now = this.clock.get();
		if (isRunning()) {
			step(new Input.Refused(now, method, error));
		}
		else {
			this.limits = this.limits.refused(method, error, now.monotonicMillis());
		}
	}

}
