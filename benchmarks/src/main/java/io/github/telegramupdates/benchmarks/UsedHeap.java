package io.github.telegramupdates.benchmarks;

import java.lang.management.ManagementFactory;

/**
 * The heap that is in use.
 */
public final class UsedHeap {

	private static final int COLLECTIONS = 4;

	private UsedHeap() {
	}

	/**
	 * Collects what is not in use any more, several times.
	 * @return the bytes that are left
	 */
	public static long afterCollection() {
		long used = Long.MAX_VALUE;
		for (int i = 0; i < COLLECTIONS; i++) {
			System.gc();
			used = Math.min(used, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
		}
		return used;
	}

}
