package io.github.telegramupdates.engine.sequencing;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.event.EngineEvent;
import org.jspecify.annotations.Nullable;

/**
 * The wait before the fetch of an account is made again.
 */
final class AccountRetry {

	private final Outbox outbox;

	private final Deadlines deadlines;

	private final Counters counters;

	private final Runnable fetch;

	private Deadlines.@Nullable Deadline deadline;

	/**
	 * Creates a wait that has not begun.
	 * @param fetch what to do after it
	 */
	AccountRetry(Outbox outbox, Deadlines deadlines, Counters counters, Runnable fetch) {
		this.outbox = outbox;
		this.deadlines = deadlines;
		this.counters = counters;
		this.fetch = fetch;
	}

	/** Waits as long as the server wants. */
	void after(MethodRest rest) {
		in(rest.millis(this.deadlines.now()), rest.error());
	}

	/** Waits longer with each attempt. */
	void after(int attempt, String reason) {
		in(RetryWait.millis(attempt, this.outbox.spread()), reason);
	}

	void in(long millis, String reason) {
		this.outbox.tell(new EngineEvent.FetchRetried(BoxId.COMMON, reason, millis));
		this.deadline = this.deadlines.in(millis, this::waited);
	}

	void cancel() {
		this.deadlines.cancel(this.deadline);
	}

	private void waited() {
		this.counters.count(Transition.RETRIED);
		this.fetch.run();
	}

}
