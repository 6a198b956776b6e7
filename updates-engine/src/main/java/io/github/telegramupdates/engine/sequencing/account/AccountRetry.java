package io.github.telegramupdates.engine.sequencing.account;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.Transition;
import io.github.telegramupdates.engine.sequencing.fetch.MethodRest;
import io.github.telegramupdates.engine.sequencing.fetch.RetryWait;
import io.github.telegramupdates.engine.sequencing.machine.Counters;
import io.github.telegramupdates.engine.sequencing.machine.Deadlines;
import io.github.telegramupdates.engine.sequencing.machine.Outbox;
import org.jspecify.annotations.Nullable;

/**
 * The wait before the fetch of an account is made again.
 */
final class AccountRetry {

	private final Outbox outbox;

	private final Deadlines deadlines;

	private final Counters counters;

	private Deadlines.@Nullable Deadline deadline;

	AccountRetry(Outbox outbox, Deadlines deadlines, Counters counters) {
		this.outbox = outbox;
		this.deadlines = deadlines;
		this.counters = counters;
	}

	/** Waits as long as the server wants. */
	void after(MethodRest rest, Runnable fetch) {
		in(rest.millis(this.deadlines.now()), rest.error(), fetch);
	}

	/** Waits longer with each attempt. */
	void after(int attempt, String reason, Runnable fetch) {
		in(RetryWait.millis(attempt, this.outbox.spread()), reason, fetch);
	}

	/**
	 * Waits.
	 * @param fetch what to do after it
	 */
	void in(long millis, String reason, Runnable fetch) {
		this.outbox.report(new EngineEvent.FetchRetried(BoxId.COMMON, reason, millis));
		this.deadline = this.deadlines.in(millis, () -> {
			this.counters.count(Transition.RETRIED);
			fetch.run();
		});
	}

	void cancel() {
		this.deadlines.cancel(this.deadline);
	}

}
