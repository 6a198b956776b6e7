package io.github.telegramupdates.spring.delivery.watch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.GroupProgress;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import org.jspecify.annotations.Nullable;

/**
 * A group that is delivered: at which of its batches the delivery is, and where in it.
 * After the handlers of all it is at the last one. Written by one thread, read by any.
 */
final class WatchedDelivery implements GroupProgress {

	private final List<Batch> group;

	private final GroupProgress progress;

	private final LongSupplier nanos;

	private final long began;

	private int handled;

	private volatile Batch batch;

	private volatile long since;

	private volatile @Nullable ListenerCall call;

	WatchedDelivery(List<Batch> group, GroupProgress progress, LongSupplier nanos) {
		this.group = group;
		this.progress = progress;
		this.nanos = nanos;
		this.batch = group.get(0);
		this.began = nanos.getAsLong();
		this.since = this.began;
	}

	List<Batch> group() {
		return this.group;
	}

	/**
	 * The batch whose handlers are called.
	 */
	Batch batch() {
		return this.batch;
	}

	void calling(String listener, SequencedUpdate update) {
		this.call = new ListenerCall(listener, update, this.nanos.getAsLong());
	}

	/**
	 * The listener that is called has returned, or has thrown.
	 * @return its call, {@code null} if none is called
	 */
	@Nullable FinishedCall endCall(@Nullable Throwable failure) {
		ListenerCall ended = this.call;
		if (ended == null) {
			return null;
		}
		this.call = null;
		return new FinishedCall(this.batch.userId(), this.batch.lane(), ended.listener(), ended.update(),
				since(ended.began()), failure, ended.end());
	}

	/**
	 * The call of a listener that has been running for so long, unless it was asked for
	 * before.
	 */
	Optional<SlowCall> newSlowCall(Duration atLeast) {
		ListenerCall current = this.call;
		if (current == null || since(current.began()).compareTo(atLeast) < 0 || !current.report()) {
			return Optional.empty();
		}
		return Optional.of(new SlowCall(this.batch.userId(), this.batch.lane(), current.listener(), current.update(),
				since(current.began())));
	}

	FinishedDelivery end(@Nullable Throwable failure) {
		return new FinishedDelivery(this.group, since(this.began), failure);
	}

	private Duration since(long began) {
		return Duration.ofNanos(this.nanos.getAsLong() - began);
	}

	DeliveryPlace place() {
		ListenerCall current = this.call;
		return (current != null) ? DeliveryPlace.in(current.listener(), current.update())
				: DeliveryPlace.outsideOfListeners(this.batch);
	}

	/**
	 * Where a batch of the group was when the group failed.
	 */
	DeliveryPlace placeOf(Batch member) {
		return (member == this.batch) ? place() : DeliveryPlace.outsideOfListeners(member);
	}

	RunningDelivery running() {
		return new RunningDelivery(this.batch.lane(), place(), since(this.since));
	}

	@Override
	public int attempt(Batch member) {
		return this.progress.attempt(member);
	}

	@Override
	public boolean isFlushedBefore(Batch member) {
		return this.progress.isFlushedBefore(member);
	}

	@Override
	public boolean isFlushedAfter(Batch member) {
		return this.progress.isFlushedAfter(member);
	}

	@Override
	public boolean isFlushedAfterUpdate(Batch member) {
		return this.progress.isFlushedAfterUpdate(member);
	}

	@Override
	public void discarded(Batch member) {
		this.progress.discarded(member);
	}

	@Override
	public void handled(Batch member) {
		this.progress.handled(member);
		this.handled++;
		this.since = this.nanos.getAsLong();
		if (this.handled < this.group.size()) {
			this.batch = this.group.get(this.handled);
		}
	}

}
