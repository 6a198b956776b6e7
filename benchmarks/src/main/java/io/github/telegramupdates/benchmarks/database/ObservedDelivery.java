package io.github.telegramupdates.benchmarks.database;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.GroupProgress;
import io.github.telegramupdates.engine.delivery.UpdateDelivery;

/**
 * Tells what another delivery commits.
 */
final class ObservedDelivery implements UpdateDelivery {

	private final Map<Long, Observer> observers = new ConcurrentHashMap<>();

	private final UpdateDelivery delivery;

	ObservedDelivery(UpdateDelivery delivery) {
		this.delivery = delivery;
	}

	/**
	 * Tells an observer from now on what is committed of an account.
	 */
	void observe(long userId, Observer observer) {
		this.observers.put(userId, observer);
	}

	@Override
	public boolean isAtomic() {
		return this.delivery.isAtomic();
	}

	@Override
	public void deliver(List<Batch> group) throws Exception {
		long begin = System.nanoTime();
		this.delivery.deliver(group);
		committed(group, begin);
	}

	@Override
	public void deliver(List<Batch> group, GroupProgress progress) throws Exception {
		long begin = System.nanoTime();
		this.delivery.deliver(group, progress);
		committed(group, begin);
	}

	private void committed(List<Batch> group, long begin) {
		Observer observer = this.observers.get(group.get(0).userId());
		if (observer != null) {
			observer.committed(group, System.nanoTime() - begin);
		}
	}

	/** Wants to know what is committed. */
	@FunctionalInterface
	interface Observer {

		/**
		 * A group was committed.
		 * @param group the group
		 * @param nanos how long its delivery took
		 */
		void committed(List<Batch> group, long nanos);

	}

}
