package io.github.telegramupdates.spring.delivery.watch;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.BatchFailedException;
import io.github.telegramupdates.engine.delivery.GroupProgress;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.delivery.UpdateDelivery;
import io.github.telegramupdates.spring.delivery.DiscardedWritesException;
import io.github.telegramupdates.spring.delivery.UnobservedProgress;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Knows at which batch and where in it each delivery is, and where the last one of a lane
 * failed. A delivery stays on its thread.
 */
public final class DeliveryWatch {

	private static final Log logger = LogFactory.getLog(DeliveryWatch.class);

	private final LongSupplier nanos;

	private final List<DeliveryObserver> observers;

	private final Map<Thread, WatchedDelivery> running = new ConcurrentHashMap<>();

	private final Map<LaneOfAccount, Failure> failed = new ConcurrentHashMap<>();

	/**
	 * Creates a watch on which nothing runs.
	 * @param nanos the time in nanoseconds, from any origin
	 * @param observers are notified of what has ended
	 */
	public DeliveryWatch(LongSupplier nanos, List<DeliveryObserver> observers) {
		this.nanos = nanos;
		this.observers = List.copyOf(observers);
	}

	/**
	 * Watches deliveries.
	 * @param delivery what to watch
	 * @return delivers in the same way
	 */
	public UpdateDelivery watch(UpdateDelivery delivery) {
		return new UpdateDelivery() {

			@Override
			public boolean isAtomic() {
				return delivery.isAtomic();
			}

			@Override
			public void deliver(List<Batch> group) throws Exception {
				observe(group, new UnobservedProgress(), (watched) -> delivery.deliver(group));
			}

			@Override
			public void deliver(List<Batch> group, GroupProgress progress) throws Exception {
				observe(group, progress, (watched) -> delivery.deliver(group, watched));
			}

		};
	}

	private void observe(List<Batch> group, GroupProgress progress, Observed observed) throws Exception {
		Thread thread = Thread.currentThread();
		WatchedDelivery watched = new WatchedDelivery(group, progress, this.nanos);
		this.running.put(thread, watched);
		try {
			observed.deliver(watched);
			group.forEach((batch) -> this.failed.remove(LaneOfAccount.of(batch)));
		}
		catch (Throwable ex) {
			failed(watched, ex);
			callEnded(watched, ex);
			ended(watched, ex);
			throw ex;
		}
		finally {
			this.running.remove(thread);
		}
		ended(watched, null);
	}

	private void ended(WatchedDelivery delivery, @Nullable Throwable failure) {
		FinishedDelivery finished = delivery.end(failure);
		report((observer) -> observer.onDelivery(finished));
	}

	private void callEnded(WatchedDelivery delivery, @Nullable Throwable failure) {
		FinishedCall finished = delivery.endCall((failure != null) ? cause(failure) : null);
		if (finished != null) {
			report((observer) -> observer.onCall(finished));
		}
	}

	/** What is delivered stays delivered, whatever they throw. */
	private void report(Consumer<DeliveryObserver> what) {
		for (DeliveryObserver observer : this.observers) {
			try {
				what.accept(observer);
			}
			catch (RuntimeException ex) {
				logger.warn("%s failed with %s".formatted(observer.getClass().getName(), ex.getClass().getName()));
				logger.debug("The failure in full", ex);
			}
		}
	}

	private void failed(WatchedDelivery delivery, Throwable thrown) {
		if (thrown instanceof BatchFailedException named) {
			failed(delivery, named.batch(), cause(named));
		}
		else if (!(thrown instanceof DiscardedWritesException)) {
			// may be the fault of any; the batch at work is the last word of its lane
			delivery.group().forEach((batch) -> failed(delivery, batch, thrown));
			failed(delivery, delivery.batch(), thrown);
		}
	}

	private void failed(WatchedDelivery delivery, Batch batch, Throwable cause) {
		this.failed.put(LaneOfAccount.of(batch), new Failure(cause, delivery.placeOf(batch)));
	}

	private static Throwable cause(Throwable thrown) {
		return (thrown instanceof BatchFailedException failed && failed.getCause() != null) ? failed.getCause()
				: thrown;
	}

	/**
	 * A listener is called for an update, on this thread.
	 * @param listener id of the listener
	 * @param update the update
	 */
	public void calling(String listener, SequencedUpdate update) {
		WatchedDelivery delivery = this.running.get(Thread.currentThread());
		if (delivery != null) {
			delivery.calling(listener, update);
		}
	}

	/**
	 * The listener that was called on this thread has returned.
	 */
	public void returned() {
		WatchedDelivery delivery = this.running.get(Thread.currentThread());
		if (delivery != null) {
			callEnded(delivery, null);
		}
	}

	/**
	 * Where the last delivery of a lane failed.
	 * @param userId id of the account
	 * @param lane the lane
	 * @param thrown what the delivery threw, or its cause if that is a
	 * {@link BatchFailedException}
	 * @return the place; empty if the delivery failed elsewhere, before it came here
	 */
	public Optional<DeliveryPlace> failure(long userId, Lane lane, Throwable thrown) {
		return Optional.ofNullable(this.failed.get(new LaneOfAccount(userId, lane)))
			.filter((failure) -> failure.cause() == cause(thrown))
			.map(Failure::place);
	}

	/**
	 * Which attempt to deliver a batch the one on this thread is.
	 * @return 1, and one more for each attempt that failed
	 */
	public int attempt() {
		WatchedDelivery delivery = this.running.get(Thread.currentThread());
		return (delivery != null) ? delivery.attempt(delivery.batch()) : 1;
	}

	/**
	 * Whether the lane that is delivered on this thread failed before, or the update that
	 * is to blame is looked for: then what each of its listeners has written is to be
	 * flushed, to find the one whose writes the database refuses. It may have been
	 * another one that failed, because a query flushes what earlier listeners have left.
	 * @return whether it is to be delivered with care
	 */
	public boolean isCareful() {
		WatchedDelivery delivery = this.running.get(Thread.currentThread());
		return delivery != null && (delivery.isFlushedAfterUpdate(delivery.batch())
				|| this.failed.containsKey(LaneOfAccount.of(delivery.batch())));
	}

	/**
	 * Batches of an account whose handlers run for a long time, or whose commit does.
	 * @param userId id of the account
	 * @param atLeast how long
	 * @return one for each transaction at most
	 */
	public List<RunningDelivery> running(long userId, Duration atLeast) {
		return this.running.values()
			.stream()
			.filter((delivery) -> delivery.batch().userId() == userId)
			.map(WatchedDelivery::running)
			.filter((delivery) -> delivery.age().compareTo(atLeast) >= 0)
			.toList();
	}

	/**
	 * Calls of listeners that have been running for a long time.
	 * @param atLeast how long
	 * @return those that were not returned before
	 */
	public List<SlowCall> newSlowCalls(Duration atLeast) {
		return this.running.values().stream().flatMap((delivery) -> delivery.newSlowCall(atLeast).stream()).toList();
	}

	/**
	 * Delivers a group that is watched.
	 */
	@FunctionalInterface
	private interface Observed {

		void deliver(WatchedDelivery watched) throws Exception;

	}

	private record Failure(Throwable cause, DeliveryPlace place) {
	}

	private record LaneOfAccount(long userId, Lane lane) {

		static LaneOfAccount of(Batch batch) {
			return new LaneOfAccount(batch.userId(), batch.lane());
		}

	}

}
