package io.github.telegramupdates.engine.inbox;

import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.telegramupdates.engine.EngineTimers;
import io.github.telegramupdates.engine.sequencing.Moment;
import io.github.telegramupdates.tl.client.TelegramConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's time as the client of an account has it. Always returns one: if the client
 * fails at that, the last known time goes on by the engine's clock, and the client is
 * named in the log, once.
 */
public final class ServerClock {

	private static final Logger log = LoggerFactory.getLogger(ServerClock.class);

	private final String name;

	private final TelegramConnection connection;

	private final EngineTimers timers;

	private final AtomicBoolean failureTold = new AtomicBoolean();

	private volatile @Nullable Known known;

	private volatile @Nullable Moment last;

	public ServerClock(String name, TelegramConnection connection, EngineTimers timers) {
		this.name = name;
		this.connection = connection;
		this.timers = timers;
	}

	/**
	 * The moment of an input. The client is asked once in a millisecond.
	 */
	public Moment moment() {
		long millis = this.timers.monotonicMillis();
		Moment last = this.last;
		if (last == null || last.monotonicMillis() != millis) {
			last = new Moment(millis, (int) time().getEpochSecond());
			this.last = last;
		}
		return last;
	}

	/**
	 * The engine's time, in milliseconds from any origin.
	 */
	public long millis() {
		return this.timers.monotonicMillis();
	}

	/**
	 * The server's time at a moment of the engine's clock.
	 */
	public Instant timeAt(long millis) {
		return time().plusMillis(millis - this.timers.monotonicMillis());
	}

	/**
	 * The server's time.
	 */
	public Instant time() {
		try {
			Instant reported = Objects.requireNonNull(this.connection.serverTime(), "no server time");
			this.known = new Known(reported, this.timers.monotonicMillis());
			return reported;
		}
		catch (Throwable failure) {
			report(failure);
			return estimate();
		}
	}

	private Instant estimate() {
		Known last = this.known;
		return (last != null) ? last.time().plusMillis(this.timers.monotonicMillis() - last.at()) : Instant.now();
	}

	private void report(Throwable failure) {
		if (this.failureTold.compareAndSet(false, true)) {
			log.warn("Account '{}': the client {} does not tell the server's time ({}); it is estimated", this.name,
					this.connection.getClass().getName(), failure.getClass().getName());
			log.debug("The failure in full", failure);
		}
	}

	/** A time that was asked, and when by the engine's clock. */
	private record Known(Instant time, long at) {
	}

}
