package io.github.telegramupdates.engine.sequencing;

import java.util.ArrayList;
import java.util.List;

/**
 * Members that cannot be applied yet, in the order in which they will be.
 */
final class Buffer<T> {

	private final List<Pending<T>> entries = new ArrayList<>();

	/**
	 * Adds a member. Equal keys keep the order of arrival; the same event twice is kept
	 * once.
	 * @return whether it was added
	 */
	boolean add(Pending<T> pending) {
		int index = this.entries.size();
		while (index > 0 && this.entries.get(index - 1).compareTo(pending) > 0) {
			index--;
		}
		if (pending.count() > 0 && index > 0 && sameEvent(this.entries.get(index - 1), pending)) {
			return false;
		}
		this.entries.add(index, pending);
		return true;
	}

	private static boolean sameEvent(Pending<?> first, Pending<?> second) {
		return first.position() == second.position() && first.count() == second.count();
	}

	boolean isEmpty() {
		return this.entries.isEmpty();
	}

	int size() {
		return this.entries.size();
	}

	Pending<T> first() {
		return this.entries.get(0);
	}

	Pending<T> removeFirst() {
		return this.entries.remove(0);
	}

	void clear() {
		this.entries.clear();
	}

	/**
	 * How many positions after the given one no member covers, up to the last member.
	 */
	long missingAfter(int position) {
		long reached = position;
		long missing = 0;
		for (Pending<T> entry : this.entries) {
			missing += Math.max(0, entry.start() - reached);
			reached = Math.max(reached, entry.position());
		}
		return missing;
	}

}
