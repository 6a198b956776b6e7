package io.github.telegramupdates.engine.sequencing;

import java.util.EnumMap;
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

	/** Until when the server wants to be left alone (T25). */
	private final Map<FetchMethod, Long> restsUntil = new EnumMap<>(FetchMethod.class);

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
		return restMillis(this.method);
	}

	private long restMillis(Method asked) {
		Long until = this.restsUntil.get(asked.rested);
		return (until != null) ? Math.max(0, until - this.deadlines.now()) : 0;
	}

	/**
	 * From when on a method may be asked for.
	 */
	long mayAskFrom(Method asked) {
		return this.deadlines.now() + restMillis(asked);
	}

	/**
	 * Takes over what an earlier engine learnt.
	 */
	void restore(ServerLimits limits) {
		this.restsUntil.putAll(limits.restsUntil());
	}

	/**
	 * Until when which method rests.
	 */
	Map<FetchMethod, Long> rests() {
		return new EnumMap<>(this.restsUntil);
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
	long flooded(Method asked, int waitSeconds) {
		long millis = RetryWait.floodMillis(waitSeconds, this.outbox.spread());
		this.restsUntil.merge(asked.rested, this.deadlines.now() + millis, Math::max);
		return restMillis(asked);
	}

	/** What can be asked for. */
	enum Method {

		/** {@code updates.getState}. */
		STATE(FetchMethod.STATE),

		/** {@code updates.getDifference}. */
		DIFFERENCE(FetchMethod.DIFFERENCE);

		private final FetchMethod rested;

		Method(FetchMethod rested) {
			this.rested = rested;
		}

	}

}
