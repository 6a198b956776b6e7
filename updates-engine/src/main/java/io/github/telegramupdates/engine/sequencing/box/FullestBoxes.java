package io.github.telegramupdates.engine.sequencing.box;

import java.util.Comparator;
import java.util.List;

import io.github.telegramupdates.engine.sequencing.machine.MemoryBudget;

/**
 * Makes room when an account holds as much as it may: the boxes with the largest buffers
 * lose them, and are fetched. What lanes were handed stays, because it may be under way.
 */
public final class FullestBoxes {

	private static final Comparator<Box<?>> LARGEST_FIRST = Comparator.<Box<?>>comparingLong(Box::share).reversed();

	private FullestBoxes() {
	}

	/**
	 * Drops buffers until there is room.
	 * @param boxes those in which something is buffered, always in the same order
	 */
	public static void overflow(List<Box<?>> boxes, MemoryBudget budget) {
		boxes.stream().sorted(LARGEST_FIRST).takeWhile((box) -> budget.isTight()).forEach(Box::overflow);
	}

}
