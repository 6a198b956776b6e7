package io.github.telegramupdates.engine.sequencing.account;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.event.DifferenceScope;
import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.engine.sequencing.SequencingSettings;
import io.github.telegramupdates.engine.sequencing.Transition;
import io.github.telegramupdates.engine.sequencing.fetch.DifferenceFailureReports;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.sequencing.fetch.FetchMethod;
import io.github.telegramupdates.engine.sequencing.fetch.MethodRest;
import io.github.telegramupdates.engine.sequencing.fetch.PageNarrowing;
import io.github.telegramupdates.engine.sequencing.fetch.ServerLimits;
import io.github.telegramupdates.engine.sequencing.machine.Counters;
import io.github.telegramupdates.engine.sequencing.machine.Deadlines;
import io.github.telegramupdates.engine.sequencing.machine.Outbox;
import io.github.telegramupdates.engine.sequencing.machine.SequencingContext;
import org.jspecify.annotations.Nullable;

/**
 * The requests of an account: the latest, whose answer counts, and those that were given
 * up for it, of whose answers only a refusal that concerns the whole account does.
 */
public final class AccountRequests {

	private final AccountBoxes boxes;

	private final AccountLane lane;

	private final Outbox outbox;

	private final Deadlines deadlines;

	private final Counters counters;

	private final Map<Long, Method> unanswered = new HashMap<>();

	private long latest;

	private Method method = Method.DIFFERENCE;

	/** What the server wants to be left alone with (T25). */
	private final Map<FetchMethod, MethodRest> rests = new EnumMap<>(FetchMethod.class);

	private final DifferenceFailureReports failures;

	private final PageNarrowing narrowing;

	private final SequencingSettings.Retries retries;

	public AccountRequests(AccountBoxes boxes, AccountLane lane, SequencingContext context) {
		this.boxes = boxes;
		this.lane = lane;
		this.outbox = context.outbox();
		this.deadlines = context.deadlines();
		this.counters = context.counters();
		this.retries = context.settings().retries();
		this.narrowing = new PageNarrowing(context.settings());
		this.failures = new DifferenceFailureReports(DifferenceScope.ACCOUNT, context);
	}

	/**
	 * What is asked for from now on.
	 */
	public void use(Method method) {
		this.method = method;
	}

	public Method method() {
		return this.method;
	}

	/**
	 * Whether the server wants to be left alone with what is asked for now. If so, that
	 * counts as a failure.
	 */
	public boolean mustRest() {
		boolean resting = rest().isResting(this.deadlines.now());
		if (resting) {
			this.failures.failed(BoxId.COMMON, rest().error(), rest());
		}
		return resting;
	}

	/**
	 * What the server wants of the method that is asked for now.
	 */
	public MethodRest rest() {
		return rest(this.method);
	}

	private MethodRest rest(Method asked) {
		return this.rests.getOrDefault(asked.rested, MethodRest.NONE);
	}

	/**
	 * From when on a method may be asked for.
	 */
	public long mayAskFrom(Method asked) {
		return Math.max(this.deadlines.now(), rest(asked).until());
	}

	/**
	 * Takes over what an earlier engine learnt.
	 */
	public void restore(ServerLimits limits) {
		this.rests.putAll(limits.rests());
		limits.failing(DifferenceScope.ACCOUNT).ifPresent(this.failures::restore);
	}

	/**
	 * Which method rests.
	 */
	public Map<FetchMethod, MethodRest> rests() {
		return new EnumMap<>(this.rests);
	}

	/**
	 * Whether what is asked for fails.
	 */
	public DifferenceFailureReports failures() {
		return this.failures;
	}

	/**
	 * How large a page of the difference is asked for.
	 */
	public PageNarrowing narrowing() {
		return this.narrowing;
	}

	public void send() {
		this.latest = this.outbox.nextFetchId();
		this.unanswered.put(this.latest, this.method);
		this.boxes.fetchSent();
		if (this.method == Method.STATE) {
			this.outbox.emit(new Output.FetchState(this.latest));
		}
		else {
			this.outbox.emit(new Output.FetchAccount(this.latest, Math.max(1, this.boxes.pts()), this.boxes.qts(),
					Math.max(1, this.lane.date()), this.narrowing.ask()));
		}
	}

	public boolean isLatest(long id) {
		return this.latest == id;
	}

	/**
	 * An answer came.
	 * @return whether it was still to come, and is what was asked for
	 */
	public boolean answered(long id, Method asked) {
		boolean expected = this.unanswered.remove(id, asked);
		if (expected) {
			answered(asked);
		}
		return expected;
	}

	/**
	 * A method was answered, whoever asked.
	 */
	public void answered(Method asked) {
		this.rests.computeIfPresent(asked.rested, (method, rest) -> rest.answered());
		if (asked == Method.DIFFERENCE) {
			this.failures.answered(BoxId.COMMON);
		}
	}

	/**
	 * A request failed.
	 * @return what it asked for, {@code null} if it is none of these
	 */
	public @Nullable Method failed(long id) {
		return this.unanswered.remove(id);
	}

	/**
	 * A method failed, whoever asked: it may be that it has to rest (T25).
	 */
	public void refused(Method asked, FetchError error) {
		if (error.isRest()) {
			this.counters.count(Transition.FLOODED);
			this.rests.put(asked.rested,
					rest(asked).after(error, this.deadlines.now(), this.outbox.spread(), this.retries));
		}
	}

	/**
	 * What is asked for now failed.
	 */
	public void failed(Method asked, FetchError error) {
		refused(asked, error);
		this.failures.failed(BoxId.COMMON, error.type(), rest(asked));
	}

	/** What can be asked for. */
	public enum Method {

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
