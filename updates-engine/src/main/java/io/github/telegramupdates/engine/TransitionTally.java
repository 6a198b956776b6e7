package io.github.telegramupdates.engine;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

import io.github.telegramupdates.engine.sequencing.Transition;
import io.github.telegramupdates.engine.sequencing.TransitionCounts;

/**
 * How often an account took which transition, over all its engines. Written by the
 * account's inbox, read by any thread.
 */
final class TransitionTally {

	private static final Transition[] ALL = Transition.values();

	private final long[] earlier = new long[ALL.length];

	private final AtomicLongArray total = new AtomicLongArray(ALL.length);

	/**
	 * Takes the counts of the current engine over.
	 */
	void update(TransitionCounts counts) {
		for (Transition transition : ALL) {
			int index = transition.ordinal();
			this.total.setOpaque(index, this.earlier[index] + counts.of(transition));
		}
	}

	/**
	 * The next engine counts from zero.
	 */
	void nextEngine() {
		for (int i = 0; i < ALL.length; i++) {
			this.earlier[i] = this.total.getPlain(i);
		}
	}

	Map<Transition, Long> snapshot() {
		Map<Transition, Long> snapshot = new EnumMap<>(Transition.class);
		for (Transition transition : ALL) {
			snapshot.put(transition, this.total.getOpaque(transition.ordinal()));
		}
		return snapshot;
	}

}
