package io.github.telegramupdates.engine.sequencing;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The requests of an account: the latest, whose answer counts, and those that were given
 * up for it, of whose answers only a refusal that concerns the whole account does.
 */
final class AccountRequests {

	private final AccountBoxes boxes;

	private final AccountLane lane;

	private final Outbox outbox;

	private final Deadlines deadlines;

	private final Map<Long, Method> unanswered = new HashMap<>();

	private long latest;

	private Method method = Method.DIFFERENCE;

	/** Until when the server wants no difference (T25). */
	private long restsUntil = Long.MIN_VALUE;

	AccountRequests(AccountBoxes boxes, AccountLane lane, Outbox outbox, Deadlines deadlines) {
		this.boxes = boxes;
		this.lane = lane;
		this.outbox = outbox;
		this.deadlines = deadlines;
	}

	/**
	 * What is asked for from now on.
	 */
	void use(Method method) {
		this.method = method;
	}

	Method method() {
		return this.method;
	}

	/**
	 * How long the server wants to be left alone, 0 if it may be asked.
	 */
	long restMillis() {
		boolean rests = this.method == Method.DIFFERENCE && this.restsUntil > this.deadlines.now();
		return rests ? this.restsUntil - this.deadlines.now() : 0;
	}

	void send() {
		this.latest = this.outbox.nextFetchId();
		this.unanswered.put(this.latest, this.method);
		this.boxes.fetchSent();
		if (this.method == Method.STATE) {
			this.outbox.emit(new Output.FetchState(this.latest));
		}
		else {
			this.outbox.emit(new Output.FetchAccount(this.latest, Math.max(1, this.boxes.pts()), this.boxes.qts(),
					Math.max(1, this.lane.date())));
		}
	}

	boolean isLatest(long id) {
		return this.latest == id;
	}

	/**
	 * An answer came.
	 * @return whether it was still to come, and is what was asked for
	 */
	boolean answered(long id, Method asked) {
		return this.unanswered.remove(id, asked);
	}

	/**
	 * A request failed.
	 * @return what it asked for, {@code null} if it is none of these
	 */
	@Nullable Method failed(long id) {
		return this.unanswered.remove(id);
	}

	/**
	 * The server wants a method to rest (T25).
	 * @return for how many milliseconds from now
	 */
	long flooded(Method asked, FetchError error) {
		long millis = RetryWait.floodMillis(error.waitSeconds(), this.outbox.spread());
		if (asked == Method.STATE) {
			return millis;
		}
		this.restsUntil = Math.max(this.restsUntil, this.deadlines.now() + millis);
		return this.restsUntil - this.deadlines.now();
	}

	/** What can be asked for. */
	enum Method {

		/** {@code updates.getState}. */
		STATE,

		/** {@code updates.getDifference}. */
		DIFFERENCE

	}

}
