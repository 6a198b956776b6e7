package io.github.telegramupdates.engine.ephemeral;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.sequencing.container.BotQuery;
import io.github.telegramupdates.engine.sequencing.container.ImmediateUpdates;
import io.github.telegramupdates.tl.Update;
import org.jspecify.annotations.Nullable;

/**
 * Updates without a position that wait for their handlers, in order. If there are too
 * many, those that are missed least are dropped, of these the latest.
 */
final class EphemeralBuffer {

	private final int capacity;

	private final Deque<Batch> batches = new ArrayDeque<>();

	private final int[] counts = new int[Importance.values().length];

	EphemeralBuffer(int capacity) {
		this.capacity = capacity;
	}

	/**
	 * Adds a batch.
	 * @return what is dropped for it, or of it
	 */
	synchronized List<SequencedUpdate> add(Batch batch) {
		this.batches.addLast(batch);
		count(batch.updates(), 1);
		List<SequencedUpdate> dropped = new ArrayList<>(0);
		for (Importance importance : Importance.values()) {
			if (excess() > 0 && this.counts[importance.ordinal()] > 0) {
				drop(importance, dropped);
			}
		}
		return dropped;
	}

	/**
	 * Takes the oldest batch.
	 * @return the batch, {@code null} if there is none
	 */
	synchronized @Nullable Batch poll() {
		Batch batch = this.batches.pollFirst();
		if (batch != null) {
			count(batch.updates(), -1);
		}
		return batch;
	}

	/**
	 * Drops whatever waits.
	 * @return how many updates that were
	 */
	synchronized int clear() {
		int dropped = this.batches.stream().mapToInt((batch) -> batch.updates().size()).sum();
		this.batches.clear();
		Arrays.fill(this.counts, 0);
		return dropped;
	}

	private int excess() {
		int size = 0;
		for (int count : this.counts) {
			size += count;
		}
		return size - this.capacity;
	}

	private void count(List<SequencedUpdate> updates, int sign) {
		updates.forEach((update) -> this.counts[Importance.of(update.update()).ordinal()] += sign);
	}

	private void drop(Importance importance, List<SequencedUpdate> dropped) {
		Deque<Batch> after = new ArrayDeque<>();
		Iterator<Batch> latestFirst = this.batches.descendingIterator();
		while (excess() > 0 && latestFirst.hasNext()) {
			Batch batch = latestFirst.next();
			latestFirst.remove();
			Batch rest = without(importance, batch, dropped);
			if (!rest.updates().isEmpty()) {
				after.addFirst(rest);
			}
		}
		this.batches.addAll(after);
	}

	private Batch without(Importance importance, Batch batch, List<SequencedUpdate> dropped) {
		List<SequencedUpdate> kept = new ArrayList<>(batch.updates().size());
		List<SequencedUpdate> latestFirst = new ArrayList<>(batch.updates());
		Collections.reverse(latestFirst);
		int excess = excess();
		for (SequencedUpdate update : latestFirst) {
			if (excess > 0 && Importance.of(update.update()) == importance) {
				dropped.add(update);
				count(List.of(update), -1);
				excess--;
			}
			else {
				kept.add(update);
			}
		}
		Collections.reverse(kept);
		return new Batch(batch.id(), batch.userId(), batch.lane(), kept, batch.change());
	}

	/** How much an update is missed, least first. */
	private enum Importance {

		/** Soon another one says so again. */
		PRESENCE,

		ORDINARY,

		/** A person waits for the answer. */
		QUERY;

		static Importance of(Update update) {
			if (ImmediateUpdates.isPresence(update)) {
				return PRESENCE;
			}
			return BotQuery.of(update).isPresent() ? QUERY : ORDINARY;
		}

	}

}
