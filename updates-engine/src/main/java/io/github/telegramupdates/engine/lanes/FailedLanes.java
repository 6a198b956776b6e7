package io.github.telegramupdates.engine.lanes;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.github.telegramupdates.engine.EngineConfig;
import io.github.telegramupdates.engine.EngineTimers;
import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.BatchFailedException;
import io.github.telegramupdates.engine.delivery.FailureAction;
import io.github.telegramupdates.engine.delivery.Replay;
import io.github.telegramupdates.engine.inbox.AccountInbox;
import io.github.telegramupdates.engine.inbox.EngineInstance;
import io.github.telegramupdates.engine.inbox.InboxEntry;
import io.github.telegramupdates.engine.lanes.LaneGroup.Share;
import io.github.telegramupdates.engine.storage.StateConflictException;
import io.github.telegramupdates.engine.storage.StateConflictException.Reason;
import io.github.telegramupdates.engine.storage.StateStorage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of lanes whose batch was delivered alone and not committed: they wait, are
 * held, deliver it once more to find the update that is to blame, or end their account.
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

	private final Replays replays;

	private final StateStorage storage;

	private final AtomicBoolean warned = new AtomicBoolean();

	/**
	 * Creates them for an engine.
	 * @param lock guards its lanes
	 * @param retry called when the wait of a lane is over
	 */
	FailedLanes(EngineInstance instance, BatchDelivery deliveries, AccountInbox inbox, EngineConfig config,
			Replays replays, Object lock, Consumer<LaneQueue> retry) {
		this.instance = instance;
		this.deliveries = deliveries;
		this.inbox = inbox;
		this.policy = new FailurePolicy(config.retries(), config.errorHandler());
		this.waits = new RetryWaits(config.timers(), config.retries());
		this.timers = config.timers();
		this.replays = replays;
		this.lock = lock;
		this.retry = retry;
		this.storage = config.storage();
	}

	/**
	 * An attempt to deliver a batch has failed.
	 * @param thrown what the delivery threw
	 * @return whether the lane goes on at once: with the same batch, to find the update
	 * that is to blame, or with what is behind a parked one
	 */
	boolean failed(Share share, Throwable thrown) {
		Replay replay = share.batches().get(0).replay();
		if (replay != null) {
			failed(share, replay, thrown);
			return true;
		}
		if (share.search() != null && share.search().parks(thrown, this.timers.now())) {
			return true;
		}
		int attempts;
		boolean held;
		synchronized (this.lock) {
			attempts = share.queue().failed();
			held = share.queue().isHeld();
		}
		Throwable failure = BatchFailedException.causeIn(thrown);
		// the one place where an action is carried out
		FailureAction action = held ? FailureAction.HOLD : decide(share, attempts, failure);
		switch (action) {
			case RETRY -> retry(share, attempts, failure);
			case PARK -> search(share, attempts, failure);
			case HOLD -> hold(share, attempts, failure);
			case STOP_ACCOUNT -> this.inbox.put(new InboxEntry.DeliveryFailed(share.lane(), failure));
		}
		return action == FailureAction.PARK;
	}

	/** A parked update stays parked, and its lane goes on. */
	private void failed(Share share, Replay replay, Throwable thrown) {
		synchronized (this.lock) {
			share.queue().dropped();
		}
		if (!(thrown instanceof StateConflictException conflict)) {
			this.replays.failed(replay, thrown, this.timers.now());
			return;
		}
		if (conflict.reason() == Reason.OWNERSHIP_LOST) {
			this.inbox.put(new InboxEntry.Conflict(this.instance, conflict));
		}
		this.replays.refused(replay, conflict);
	}

	/**
	 * What is over is delivered by the next instance, and fails there or not. Another
	 * load of the state cures a conflict, or somebody else has the account.
	 */
	private FailureAction decide(Share share, int attempts, Throwable failure) {
		if (this.instance.isOver() || failure instanceof StateConflictException) {
			return FailureAction.RETRY;
		}
		if (share.search() != null) {
			// no update is to blame
			return FailureAction.HOLD;
		}
		Batch batch = share.batches().get(0);
		FailureAction action = this.policy.decide(batch, attempts, failure);
		return (action == FailureAction.PARK && !mayPark(batch)) ? FailureAction.HOLD : action;
	}

	private boolean mayPark(Batch batch) {
		boolean parking = this.storage.parkedUpdates().isPresent();
		if (!parking && this.warned.compareAndSet(false, true)) {
			log.warn("The storage keeps no parked updates: lanes whose updates were to be parked are held");
		}
		return parking && FailingUpdateSearch.isPossible(batch);
	}

	private void search(Share share, int attempts, Throwable failure) {
		blocked(share, attempts, failure, 0, FailureAction.PARK);
		Instant since = this.timers.now().minusMillis(this.deliveries.blockedMillis(share.lane()));
		synchronized (this.lock) {
			share.queue().search(new FailingUpdateSearch(share.batches().get(0), attempts, since));
		}
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
