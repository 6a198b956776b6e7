package io.github.telegramupdates.engine.lanes;

import java.time.Duration;
import java.util.function.Consumer;

import io.github.telegramupdates.engine.EngineConfig;
import io.github.telegramupdates.engine.EngineTimers;
import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.FailureAction;
import io.github.telegramupdates.engine.inbox.AccountInbox;
import io.github.telegramupdates.engine.inbox.EngineInstance;
import io.github.telegramupdates.engine.inbox.InboxEntry;
import io.github.telegramupdates.engine.lanes.LaneGroup.Share;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of lanes whose batch was delivered alone and not committed: they wait, are
 * held, or end their account.
 */
final class FailedLanes {

	private static final Logger log = LoggerFactory.getLogger(FailedLanes.class);

	private final EngineInstance instance;

	private final BatchDelivery deliveries;

	private final AccountInbox inbox;

	private final FailurePolicy policy;

	private final RetryWaits waits;

	private final EngineTimers timers;

	/** Guards the lanes. */
	private final Object lock;

	private final Consumer<LaneQueue> retry;

	/**
	 * Creates them for an engine.
	 * @param lock guards its lanes
	 * @param retry called when the wait of a lane is over
	 */
	FailedLanes(EngineInstance instance, BatchDelivery deliveries, AccountInbox inbox, EngineConfig config, Object lock,
			Consumer<LaneQueue> retry) {
		this.instance = instance;
		this.deliveries = deliveries;
		this.inbox = inbox;
		this.policy = new FailurePolicy(config.retries(), config.errorHandler());
		this.waits = new RetryWaits(config.timers(), config.retries());
		this.timers = config.timers();
		this.lock = lock;
		this.retry = retry;
	}

	/**
	 * An attempt to deliver a batch has failed.
	 */
	void failed(Share share, Throwable failure) {
		int attempts;
		boolean held;
		synchronized (this.lock) {
			attempts = share.queue().failed();
			held = share.queue().isHeld();
		}
		Batch batch = share.batches().get(0);
		FailureAction action = held ? FailureAction.HOLD : decide(batch, attempts, failure);
		// the one place where an action is carried out
		switch (action) {
			case RETRY -> retry(share, attempts, failure);
			case PARK, HOLD -> hold(share, attempts, failure);
			case STOP_ACCOUNT -> this.inbox.put(new InboxEntry.DeliveryFailed(batch.lane(), failure));
		}
	}

	/** What is over is delivered by the next instance, and fails there or not. */
	private FailureAction decide(Batch batch, int attempts, Throwable failure) {
		return this.instance.isOver() ? FailureAction.RETRY : this.policy.decide(batch, attempts, failure);
	}

	private void retry(Share share, int attempts, Throwable failure) {
		long millis = this.waits.afterFailure(attempts, who(share));
		retryIn(share.queue(), millis);
		blocked(share, attempts, failure, millis, FailureAction.RETRY);
	}

	private void hold(Share share, int attempts, Throwable failure) {
		long millis = this.waits.longest(who(share));
		synchronized (this.lock) {
			share.queue().hold();
		}
		retryIn(share.queue(), millis);
		blocked(share, attempts, failure, millis, FailureAction.HOLD);
	}

	/**
	 * A batch was not delivered, and nothing is wrong with it: no thread was there, or
	 * the database gave its transactions up. That is no attempt.
	 */
	void hindered(Share share, Throwable failure) {
		LaneQueue lane = share.queue();
		int times;
		int attempts;
		boolean held;
		synchronized (this.lock) {
			times = lane.hindered();
			attempts = lane.failures();
			held = lane.isHeld();
		}
		long millis = this.waits.afterFailure(times, who(share));
		retryIn(lane, millis);
		blocked(share, attempts, failure, millis, held ? FailureAction.HOLD : FailureAction.RETRY);
	}

	/**
	 * A handler wants its batch to come again later. That is no failure.
	 */
	void postponed(Share share, Duration delay) {
		log.debug("The lane '{}' of account {} pauses for {}, as its handler wants it", share.lane(),
				share.batches().get(0).userId(), delay);
		synchronized (this.lock) {
			share.queue().postponed();
		}
		retryIn(share.queue(), delay.toMillis());
	}

	private void retryIn(LaneQueue lane, long millis) {
		synchronized (this.lock) {
			lane.retryBy(() -> this.timers.schedule(millis, () -> this.retry.accept(lane)));
		}
	}

	private void blocked(Share share, int attempts, Throwable failure, long millis, FailureAction action) {
		this.deliveries.failed(this.instance, share.batches().get(0), attempts, failure, millis, action)
			.ifPresent((conflict) -> this.inbox.put(new InboxEntry.Conflict(this.instance, conflict)));
	}

	private static int who(Share share) {
		return 31 * Long.hashCode(share.batches().get(0).userId()) + share.lane().hashCode();
	}

}
