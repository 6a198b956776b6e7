package io.github.telegramupdates.engine.sequencing.box;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import io.github.telegramupdates.engine.sequencing.SequencingSettings;
import io.github.telegramupdates.engine.sequencing.machine.MemoryBudget;

/**
 * Members that cannot be applied yet, in the order in which they will be.
 */
final class Buffer<T> {

	private static final int NOT_ASKED = Integer.MIN_VALUE;

	private final List<BufferedMember<T>> entries = new ArrayList<>();

	private final MemoryBudget budget;

	private final SequencingSettings.Lanes limits;

	private long bytes;

	/** The last position that something to deliver had when the series began. */
	private int askedUpTo = NOT_ASKED;

	Buffer(MemoryBudget budget, SequencingSettings.Lanes limits) {
		this.budget = budget;
		this.limits = limits;
	}

	/**
	 * Adds a member. Equal keys keep the order of arrival; the same event twice is kept
	 * once.
	 * @return whether it was added
	 */
	boolean add(BufferedMember<T> pending) {
		int index = this.entries.size();
		while (index > 0 && this.entries.get(index - 1).compareTo(pending) > 0) {
			index--;
		}
		if (pending.count() > 0 && index > 0 && sameEvent(this.entries.get(index - 1), pending)) {
			return false;
		}
		this.entries.add(index, pending);
		this.bytes += pending.size();
		this.budget.buffered(pending.size());
		return true;
	}

	private static boolean sameEvent(BufferedMember<?> first, BufferedMember<?> second) {
		return first.position() == second.position() && first.count() == second.count();
	}

	/**
	 * Whether it may hold one more.
	 */
	boolean hasRoomFor(BufferedMember<T> pending) {
		return this.entries.size() < this.limits.gapUpdates() && this.bytes + pending.size() <= this.limits.gapBytes()
				&& !this.budget.isReached();
	}

	/**
	 * Whether it holds more than it may.
	 * @param hold what its box waits for
	 */
	boolean isOverfull(Hold hold) {
		boolean overfull = switch (hold) {
			case GAP -> this.entries.size() > this.limits.gapUpdates() || this.bytes > this.limits.gapBytes();
			case LANE -> this.entries.size() > this.limits.heldUpdates() || this.bytes > this.limits.heldBytes();
		};
		return overfull || hasNoRoom();
	}

	/**
	 * Whether nothing may be added, because the lanes of the account hold too much.
	 */
	boolean hasNoRoom() {
		return this.budget.isReachedByLanes();
	}

	/**
	 * How large a part of the room of the account it takes.
	 */
	long share() {
		return this.budget.share(this.entries.size(), this.bytes);
	}

	boolean isEmpty() {
		return this.entries.isEmpty();
	}

	int size() {
		return this.entries.size();
	}

	boolean contains(Predicate<T> payload) {
		return this.entries.stream().anyMatch((entry) -> entry.payload() != null && payload.test(entry.payload()));
	}

	/**
	 * Takes off what ends at a position or before it.
	 * @param passed receives each of them that is not returned
	 * @return those of them that lead up to it without a break, in order
	 */
	List<BufferedMember<T>> takeRunTo(int position, Runnable passed) {
		int reached = startOfRunTo(position);
		List<BufferedMember<T>> run = new ArrayList<>();
		while (!isEmpty() && first().position() <= position) {
			BufferedMember<T> entry = removeFirst();
			if (entry.start() == reached) {
				run.add(entry);
				reached = entry.position();
			}
			else {
				passed.run();
			}
		}
		return run;
	}

	private int startOfRunTo(int position) {
		int start = position;
		for (int i = this.entries.size() - 1; i >= 0; i--) {
			BufferedMember<T> entry = this.entries.get(i);
			if (entry.count() > 0 && entry.position() == start) {
				start = (int) entry.start();
			}
		}
		return start;
	}

	/**
	 * Where the first member begins that a box at a position has a use for; the position
	 * if there is none.
	 */
	int startAfter(int position) {
		return this.entries.stream()
			.filter((entry) -> !entry.isPassedBy(position))
			.mapToInt((entry) -> (int) entry.start())
			.findFirst()
			.orElse(position);
	}

	BufferedMember<T> first() {
		return this.entries.get(0);
	}

	BufferedMember<T> removeFirst() {
		BufferedMember<T> first = this.entries.remove(0);
		released(first);
		return first;
	}

	/**
	 * Whether all that waits are positions with nothing to deliver.
	 */
	boolean isAffectedOnly() {
		return !this.entries.isEmpty() && this.entries.stream().allMatch(BufferedMember::isAffected);
	}

	/**
	 * What is missing is asked for. What is buffered at the first request of a series
	 * shows how far the server was by then.
	 */
	void requestSent(int position) {
		if (this.askedUpTo == NOT_ASKED && !isEmpty()) {
			this.askedUpTo = this.entries.stream()
				.filter((entry) -> !entry.isAffected())
				.mapToInt(BufferedMember::position)
				.max()
				.orElse(position);
		}
	}

	/**
	 * Ends the series.
	 * @return up to which position the server was asked again and again
	 */
	int endSeries() {
		int asked = this.askedUpTo;
		this.askedUpTo = NOT_ASKED;
		return asked;
	}

	/**
	 * Forgets positions with nothing to deliver.
	 */
	void removeAffected() {
		this.entries.removeIf((entry) -> {
			if (entry.isAffected()) {
				released(entry);
			}
			return entry.isAffected();
		});
	}

	/**
	 * Drops everything.
	 * @return how many members
	 */
	int clear() {
		int dropped = this.entries.size();
		this.entries.forEach(this::released);
		this.entries.clear();
		endSeries();
		return dropped;
	}

	private void released(BufferedMember<T> pending) {
		this.bytes -= pending.size();
		this.budget.unbuffered(pending.size());
	}

	/**
	 * How many positions after the given one no member covers, up to the last member.
	 */
	long missingAfter(int position) {
		long reached = position;
		long missing = 0;
		for (BufferedMember<T> entry : this.entries) {
			missing += Math.max(0, entry.start() - reached);
			reached = Math.max(reached, entry.position());
		}
		return missing;
	}

	/** Why members wait, which decides how many may. */
	enum Hold {

		/** For what is missing before them: a fetch brings them as well. */
		GAP,

		/** For the lane: nothing is missing, so that a fetch is in vain. */
		LANE

	}

}
