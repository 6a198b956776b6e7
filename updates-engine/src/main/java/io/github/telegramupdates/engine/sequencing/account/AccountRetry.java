package io.github.telegramupdates.engine.sequencing.account;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.SequencingSettings;
import io.github.telegramupdates.engine.sequencing.Transition;
import io.github.telegramupdates.engine.sequencing.fetch.MethodRest;
import io.github.telegramupdates.engine.sequencing.fetch.RetryWait;
import io.github.telegramupdates.engine.sequencing.machine.Counters;
import io.github.telegramupdates.engine.sequencing.machine.Deadlines;
import io.github.telegramupdates.engine.sequencing.machine.Outbox;
import io.github.telegramupdates.engine.sequencing.machine.SequencingContext;
import org.jspecify.annotations.Nullable;

/**
 * The wait before the fetch of an account is made again.
 */
final class AccountRetry {

	private final Outbox outbox;

	private final Deadlines deadlines;

	private final Counters counters;

	private final SequencingSettings.Retries retries;

	private Deadlines.@Nullable Deadline deadline;

	AccountRetry(SequencingContext context) {
		this.outbox = context.outbox();
		this.deadlines = context.deadlines();
		this.counters = context.counters();
		this.retries = context.settings().retries();
	}

	/** Waits as long as the server wants. */
	void after(MethodRest rest, Runnable fetch) {
		in(rest.millis(this.deadlines.now()), rest.error(), fetch);
	}

	/** Waits longer with each attempt. */
	void after(int attempt, String reason, Runnable fetch) {
		in(RetryWait.millis(attempt, this.outbox.spread(), this.retries), reason, fetch);
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
