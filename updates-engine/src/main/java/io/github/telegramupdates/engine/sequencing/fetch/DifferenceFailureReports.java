package io.github.telegramupdates.engine.sequencing.fetch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.event.DifferenceScope;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.machine.Deadlines;
import io.github.telegramupdates.engine.sequencing.machine.Outbox;
import io.github.telegramupdates.engine.sequencing.machine.SequencingContext;
import org.jspecify.annotations.Nullable;

/**
 * Which differences fail, and since when. That they do is reported once, after a minute,
 * or at once if the account is frozen; and so is that none does any more.
 */
public final class DifferenceFailureReports {

	private final DifferenceScope scope;

	private final Outbox outbox;

	private final Deadlines deadlines;

	private final long patienceMillis;

	/** By box; what has failed for longest comes first. */
	private final Map<BoxId, Failure> failing = new LinkedHashMap<>();

	/** When the first of them failed. */
	private long since;

	/** The error that says so, while the account is frozen. */
	private @Nullable String freeze;

	private boolean reported;

	/**
	 * What failed when an earlier engine ended, as long as nothing else is known of it.
	 */
	private @Nullable BoxId inherited;

	private Deadlines.@Nullable Deadline alarm;

	public DifferenceFailureReports(DifferenceScope scope, SequencingContext context) {
		this.scope = scope;
		this.outbox = context.outbox();
		this.deadlines = context.deadlines();
		this.patienceMillis = context.settings().retries().reportedMillis();
	}

	/**
	 * A difference failed, or is not asked for because its method rests.
	 * @param rest of the method
	 */
	public void failed(BoxId box, String error, MethodRest rest) {
		long now = this.deadlines.now();
		this.since = this.failing.isEmpty() ? now : this.since;
		Failure before = this.failing.get(box);
		Failure failure = new Failure(error, (before != null) ? before.since() : now, rest.until());
		this.failing.put(box, failure);
		if (box.equals(this.inherited)) {
			this.inherited = null;
		}
		if (rest.isFrozen() && rest.isResting(now) && this.freeze == null) {
			this.freeze = rest.error();
			report(box, failure);
		}
		awaitPatience();
	}

	private void awaitPatience() {
		if (!this.reported && this.alarm == null) {
			this.alarm = this.deadlines.at(oldest().getValue().since() + this.patienceMillis, this::ring);
		}
	}

	private void ring() {
		this.alarm = null;
		Map.Entry<BoxId, Failure> oldest = oldest();
		if (this.deadlines.now() - oldest.getValue().since() >= this.patienceMillis) {
			report(oldest.getKey(), oldest.getValue());
		}
		awaitPatience();
	}

	private Map.Entry<BoxId, Failure> oldest() {
		return this.failing.entrySet().iterator().next();
	}

	private void report(BoxId box, Failure failure) {
		this.reported = true;
		this.deadlines.cancel(this.alarm);
		this.alarm = null;
		long now = this.deadlines.now();
		this.outbox.report(new EngineEvent.DifferenceFailing(this.scope, box, this.failing.size(), failure.error(),
				now - failure.since(), Math.max(now, failure.restsUntil()) - now));
	}

	/**
	 * A difference was answered.
	 */
	public void answered(BoxId box) {
		this.freeze = null;
		ended(box);
	}

	/**
	 * A difference is not needed any more.
	 */
	public void ended(BoxId box) {
		if (!this.failing.isEmpty() && this.failing.remove(box) != null && this.failing.isEmpty()) {
			recovered();
		}
	}

	private void recovered() {
		this.deadlines.cancel(this.alarm);
		this.alarm = null;
		this.freeze = null;
		if (this.reported) {
			this.reported = false;
			this.outbox.report(new EngineEvent.DifferenceRecovered(this.scope, this.deadlines.now() - this.since));
		}
	}

	public boolean isEmpty() {
		return this.failing.isEmpty();
	}

	/**
	 * What fails; empty if nothing does.
	 */
	public Optional<FailingDifference> state() {
		if (this.failing.isEmpty()) {
			return Optional.empty();
		}
		Map.Entry<BoxId, Failure> oldest = oldest();
		String error = (this.freeze != null) ? this.freeze : oldest.getValue().error();
		return Optional.of(new FailingDifference(this.scope, oldest.getKey(), this.failing.size(), error,
				oldest.getValue().since(), this.reported));
	}

	/**
	 * Takes over what failed when an earlier engine ended.
	 */
	public void restore(FailingDifference before) {
		this.since = before.since();
		this.failing.put(before.box(), new Failure(before.error(), before.since(), Long.MIN_VALUE));
		this.inherited = before.box();
		this.reported = before.reported();
		this.freeze = (this.reported && FetchError.isFrozen(before.error())) ? before.error() : null;
		awaitPatience();
	}

	/**
	 * Whether something failed for an earlier engine, and nothing else is known of it.
	 */
	public boolean isAnyInherited() {
		return this.inherited != null;
	}

	/**
	 * Nothing is asked for: what failed for an earlier engine is not needed any more.
	 */
	public void endInherited() {
		if (this.inherited != null) {
			ended(this.inherited);
			this.inherited = null;
		}
	}

	/**
	 * The last failure of a box.
	 *
	 * @param error its type
	 * @param since when the first one came without an answer since
	 * @param restsUntil until when the method rests
	 */
	private record Failure(String error, long since, long restsUntil) {
	}

}
