package io.github.telegramupdates.simulator.dc;

import java.security.SecureRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.simulator.dc.exchange.ServerKey;
import io.github.telegramupdates.simulator.dc.fault.FaultPlan;
import io.github.telegramupdates.simulator.dc.rpc.CallDispatcher;
import io.github.telegramupdates.simulator.dc.session.Moment;
import org.jspecify.annotations.Nullable;

/**
 * What all connections share. Used on the event loop only, but for what an exchange needs
 * and for {@link #isDropping()}.
 */
final class DataCenterState {

	private final SecureRandom random = new SecureRandom();

	private final CostCounter tally = new CostCounter();

	private final ClientKeys keys = new ClientKeys(this);

	private final SimulatedTelegram telegram;

	private final ServerKey serverKey;

	private final ScheduledExecutorService loop;

	private final Executor workers;

	private final FaultPlan faults;

	private @Nullable CallDispatcher calls;

	private long lastPlainId;

	private volatile boolean dropping;

	DataCenterState(SimulatedTelegram telegram, ServerKey serverKey, ScheduledExecutorService loop, Executor workers,
			FaultPlan faults) {
		this.telegram = telegram;
		this.serverKey = serverKey;
		this.loop = loop;
		this.workers = workers;
		this.faults = faults;
	}

	SimulatedTelegram telegram() {
		return this.telegram;
	}

	ServerKey serverKey() {
		return this.serverKey;
	}

	Executor loop() {
		return this.loop;
	}

	/**
	 * Lets the loop do something after some time.
	 */
	void later(long millis, Runnable action) {
		this.loop.schedule(action, millis, TimeUnit.MILLISECONDS);
	}

	/**
	 * What takes too long for the loop is done by these.
	 */
	Executor workers() {
		return this.workers;
	}

	FaultPlan faults() {
		return this.faults;
	}

	CostCounter tally() {
		return this.tally;
	}

	ClientKeys keys() {
		return this.keys;
	}

	void calls(CallDispatcher desk) {
		this.calls = desk;
	}

	CallDispatcher calls() {
		if (this.calls == null) {
			throw new IllegalStateException("The data center has not started");
		}
		return this.calls;
	}

	byte[] random(int count) {
		byte[] bytes = new byte[count];
		this.random.nextBytes(bytes);
		return bytes;
	}

	Moment now() {
		return new Moment(this.telegram.clock().millis(), this::random);
	}

	long nextPlainId() {
		long time = (this.telegram.clock().millis() / 1000) << 32 | 1;
		this.lastPlainId = Math.max(time, this.lastPlainId + 4);
		return this.lastPlainId;
	}

	/**
	 * Whether pushes are lost at the moment. Safe for use by several threads.
	 */
	boolean isDropping() {
		return this.dropping;
	}

	/**
	 * Does something of which nobody is pushed anything.
	 */
	void withoutPushes(Runnable action) {
		this.dropping = true;
		try {
			action.run();
		}
		finally {
			this.dropping = false;
		}
	}

}
