package io.github.telegramupdates.benchmarks.driver;

import java.lang.management.ManagementFactory;
import java.util.Arrays;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;

/**
 * What something cost the whole process.
 *
 * @param cpuNanos processor time of all threads, those of the collector and the compiler
 * among them
 * @param allocatedBytes what the threads allocated that are alive before and after
 */
record ProcessCost(double cpuNanos, double allocatedBytes) {

	private static final OperatingSystemMXBean PROCESS = ManagementFactory
		.getPlatformMXBean(OperatingSystemMXBean.class);

	private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

	/**
	 * Does something and takes its cost.
	 */
	static ProcessCost of(Action action) throws Exception {
		long allocated = allocatedByThreads();
		long cpu = PROCESS.getProcessCpuTime();
		action.run();
		return new ProcessCost(PROCESS.getProcessCpuTime() - cpu, allocatedByThreads() - allocated);
	}

	private static long allocatedByThreads() {
		return Arrays.stream(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds()))
			.filter((bytes) -> bytes > 0)
			.sum();
	}

	/**
	 * The cost of one of so many.
	 */
	ProcessCost dividedBy(int count) {
		return new ProcessCost(this.cpuNanos / count, this.allocatedBytes / count);
	}

	ProcessCost minus(ProcessCost other) {
		return new ProcessCost(this.cpuNanos - other.cpuNanos, this.allocatedBytes - other.allocatedBytes);
	}

	/** Something that costs. */
	@FunctionalInterface
	interface Action {

		void run() throws Exception;

	}

}
