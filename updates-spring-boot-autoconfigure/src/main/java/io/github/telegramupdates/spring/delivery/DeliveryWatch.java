package io.github.telegramupdates.spring.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.delivery.UpdateDelivery;
import org.jspecify.annotations.Nullable;

/**
 * Knows where each delivery is, and where the last one of a lane failed. A delivery stays
 * on its thread.
 */
public final class DeliveryWatch {

	private final LongSupplier nanos;

	private final Map<Thread, Delivery> running = new ConcurrentHashMap<>();

	private final Map<LaneOfAccount, Failure> failed = new ConcurrentHashMap<>();

	/**
	 * Creates a watch on which nothing runs.
	 * @param nanos the time in nanoseconds, from any origin
	 */
	public DeliveryWatch(LongSupplier nanos) {
		this.nanos = nanos;
	}

	/**
	 * Watches deliveries.
	 * @param delivery what to watch
	 * @return delivers in the same way
	 */
	public UpdateDelivery watch(UpdateDelivery delivery) {
		return (group) -> {
			Thread thread = Thread.currentThread();
			Batch batch = group.get(0);
			LaneOfAccount lane = new LaneOfAccount(batch.userId(), batch.lane());
			Delivery watched = new Delivery(batch, this.nanos.getAsLong(), this.failed.containsKey(lane));
			this.running.put(thread, watched);
			try {
				delivery.deliver(group);
				this.failed.remove(lane);
			}
			catch (Throwable ex) {
				this.failed.put(lane, new Failure(ex, watched.place()));
				throw ex;
			}
			finally {
				this.running.remove(thread);
			}
		};
	}

	/**
	 * A listener is called for an update, on this thread.
	 * @param listener id of the listener
	 * @param update the update
	 */
	public void calling(String listener, SequencedUpdate update) {
		Delivery delivery = this.running.get(Thread.currentThread());
		if (delivery != null) {
			delivery.update = update;
			delivery.listener = listener;
		}
	}

	/**
	 * The listener that was called on this thread has returned.
	 */
	public void returned() {
		Delivery delivery = this.running.get(Thread.currentThread());
		if (delivery != null) {
			delivery.listener = null;
		}
	}

	/**
	 * Where the last delivery of a lane failed.
	 * @param userId id of the account
	 * @param lane the lane
	 * @param thrown what the delivery threw
	 * @return the place; empty if the delivery failed elsewhere, before it came here
	 */
	public Optional<DeliveryPlace> failure(long userId, Lane lane, Throwable thrown) {
		return Optional.ofNullable(this.failed.get(new LaneOfAccount(userId, lane)))
			.filter((failure) -> failure.thrown() == thrown)
			.map(Failure::place);
	}

	/**
	 * Whether the batch that is delivered on this thread failed before: then what each of
	 * its listeners has written is to be flushed, to find the one whose writes the
	 * database refuses. It may have been another one that failed, because a query flushes
	 * what earlier listeners have left.
	 * @return whether it is to be delivered with care
	 */
	public boolean isCareful() {
		Delivery delivery = this.running.get(Thread.currentThread());
		return delivery != null && delivery.careful;
	}

	/**
	 * Deliveries of an account that run for a long time.
	 * @param userId id of the account
	 * @param atLeast how long
	 * @return the deliveries
	 */
	public List<RunningDelivery> running(long userId, Duration atLeast) {
		long now = this.nanos.getAsLong();
		return this.running.values()
			.stream()
			.filter((delivery) -> delivery.batch.userId() == userId)
			.map((delivery) -> new RunningDelivery(delivery.batch.lane(), delivery.place(),
					Duration.ofNanos(now - delivery.since)))
			.filter((delivery) -> delivery.age().compareTo(atLeast) >= 0)
			.toList();
	}

	private record Failure(Throwable thrown, DeliveryPlace place) {
	}

	private record LaneOfAccount(long userId, Lane lane) {
	}

	private static final class Delivery {

		private final Batch batch;

		private final long since;

		private final boolean careful;

		private volatile @Nullable SequencedUpdate update;

		private volatile @Nullable String listener;

		private Delivery(Batch batch, long since, boolean careful) {
			this.batch = batch;
			this.careful = careful;
			this.since = since;
		}

		private DeliveryPlace place() {
			String called = this.listener;
			SequencedUpdate handled = this.update;
			return (called != null && handled != null) ? DeliveryPlace.in(called, handled)
					: DeliveryPlace.outsideOfListeners(this.batch);
		}

	}

}
