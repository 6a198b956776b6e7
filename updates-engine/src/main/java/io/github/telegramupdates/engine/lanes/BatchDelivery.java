package io.github.telegramupdates.engine.lanes;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.FailureAction;
import io.github.telegramupdates.engine.delivery.GroupProgress;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.StorageUnavailableException;
import io.github.telegramupdates.engine.delivery.UpdateDelivery;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.event.EventReporter;
import io.github.telegramupdates.engine.event.FailedBatch;
import io.github.telegramupdates.engine.inbox.EngineInstance;
import io.github.telegramupdates.engine.peers.PeerStore;
import io.github.telegramupdates.engine.storage.StateConflictException;

/**
 * Delivers the batches of an account, and reports which lanes are blocked and which go
 * on.
 */
public final class BatchDelivery {

	private final UpdateDelivery delivery;

	private final PeerStore peers;

	private final CommitStatistics statistics;

	private final BlockedLanes blocked;

	private final TransientErrors transientErrors;

	private final UnreportedHoles holes;

	private final EventReporter events;

	private final Set<Lane> discarding = ConcurrentHashMap.newKeySet();

	public BatchDelivery(UpdateDelivery delivery, PeerStore peers, CommitStatistics statistics, BlockedLanes blocked,
			TransientErrors transientErrors, UnreportedHoles holes, EventReporter events) {
		this.delivery = delivery;
		this.peers = peers;
		this.statistics = statistics;
		this.blocked = blocked;
		this.transientErrors = transientErrors;
		this.holes = holes;
		this.events = events;
	}

	public void deliver(Batch batch) throws Exception {
		savePeers();
		this.delivery.deliver(List.of(batch));
	}

	/**
	 * Whether groups may have several batches.
	 */
	boolean isAtomic() {
		return this.delivery.isAtomic();
	}

	void deliver(List<Batch> group, GroupProgress progress) throws Exception {
		savePeers();
		this.delivery.deliver(group, progress);
	}

	/** No batch is to blame if that fails. */
	private void savePeers() throws StorageUnavailableException, InterruptedException {
		try {
			this.peers.save();
		}
		catch (RuntimeException failure) {
			throw new StorageUnavailableException(failure);
		}
	}

	/**
	 * Lanes whose handlers discarded what others had left to be written; for good.
	 */
	Set<Lane> discardingLanes() {
		return this.discarding;
	}

	/**
	 * A batch was committed.
	 * @param now when, by the engine's clock
	 */
	void committed(Batch batch, long now) {
		this.statistics.committed(batch, now);
		reportUnblocked(batch.lane(), this.blocked.committed(batch.lane()));
		this.holes.committed(batch);
		if (batch.change() != null) {
			batch.change().parked().forEach((parked) -> this.events.report(EngineEvent.UpdateParked.of(parked)));
		}
	}

	/**
	 * A parked update was delivered.
	 */
	void replayed(Batch batch) {
		this.statistics.unparked();
		reportUnblocked(batch.lane(), this.blocked.committed(batch.lane()));
	}

	/**
	 * The database cannot be reached.
	 * @param retryMillis when it is tried again; negative if this was reported before
	 */
	void storageUnavailable(Throwable failure, long retryMillis) {
		if (retryMillis >= 0) {
			this.events.report(new EngineEvent.StorageUnavailable(failure, retryMillis));
		}
	}

	/**
	 * The database was reached.
	 * @param awayMillis for how long it was away; negative if it was not
	 */
	void storageAvailable(long awayMillis) {
		if (awayMillis >= 0) {
			this.events.report(new EngineEvent.StorageAvailable(awayMillis));
		}
	}

	/**
	 * How many transactions may run at the same time, of so many at other times.
	 */
	int transactions(int usually) {
		return this.transientErrors.isSingle() ? 1 : usually;
	}

	/**
	 * The database gave a transaction up for the sake of another one.
	 */
	void transientError(Throwable failure) {
		if (this.transientErrors.occurred()) {
			this.events.report(new EngineEvent.TransactionsRefused(failure, TransientErrors.SINGLE_MILLIS));
		}
	}

	/**
	 * The database gave none of the transactions of a group up.
	 */
	void noTransientError() {
		this.transientErrors.ended();
	}

	/**
	 * A delivery failed, which may have committed it all the same.
	 */
	void inDoubt(List<Batch> group) {
		group.forEach(this.holes::failed);
	}

	/**
	 * A batch was not delivered.
	 * @param action what is done about it
	 * @return the conflict that a load of the state may cure; empty if it is a failure
	 */
	public Optional<StateConflictException> failed(EngineInstance instance, Batch batch, int attempt, Throwable failure,
			long retryMillis, FailureAction action) {
		if (failure instanceof StateConflictException conflict && !this.blocked.repeats(batch.lane(), conflict)) {
			return Optional.of(conflict);
		}
		this.blocked.failed(batch.lane(), failure, action);
		if (instance.isOver()) {
			// the next instance delivers it again, and has not failed at it
			reportUnblocked(batch.lane(), this.blocked.unblock(batch.lane()) - 1);
		}
		else {
			this.events.report(new EngineEvent.LaneBlocked(batch.lane(), attempt, failure, retryMillis,
					FailedBatch.of(batch), action));
		}
		return Optional.empty();
	}

	/**
	 * For how long a lane is blocked, in milliseconds; 0 if it is not.
	 */
	long blockedMillis(Lane lane) {
		return this.blocked.millis(lane);
	}

	/**
	 * An update without a position was delivered.
	 */
	public void deliveredOnce(Batch batch) {
		this.statistics.delivered(batch);
	}

	/**
	 * The engine reports something: a hole only if it is stored.
	 */
	public void happened(EngineEvent event) {
		this.holes.report(event);
	}

	/**
	 * The state is about to be loaded again.
	 */
	public void reloads() {
		this.blocked.reloaded();
	}

	/**
	 * The state was loaded: what was in doubt is known.
	 */
	public void loaded() {
		this.holes.settle();
	}

	/**
	 * The account has ended: no engine reports anything any more.
	 */
	public void ended() {
		this.holes.reportStored();
	}

	/**
	 * The account has started, for the first time or again.
	 */
	public void started() {
		this.blocked.started().forEach(this::reportUnblocked);
	}

	private void reportUnblocked(Lane lane, int failures) {
		if (failures > 0) {
			this.events.report(new EngineEvent.LaneUnblocked(lane, failures));
		}
	}

}
