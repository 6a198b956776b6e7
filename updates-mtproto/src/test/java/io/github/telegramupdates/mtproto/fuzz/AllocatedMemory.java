package io.github.telegramupdates.mtproto.fuzz;

import java.lang.management.ManagementFactory;

import com.sun.management.ThreadMXBean;

/**
 * What the current thread takes of the heap while it does something.
 */
public final class AllocatedMemory {

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private AllocatedMemory() {
	}

	/**
	 * Does something.
	 * @param action what to do
	 * @return bytes that it allocated
	 */
	public static long of(Runnable action) {
		long thread = Thread.currentThread().getId();
		long before = THREADS.getThreadAllocatedBytes(thread);
		action.run();
		return THREADS.getThreadAllocatedBytes(thread) - before;
	}

}
