package io.github.telegramupdates.benchmarks.database;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;

import com.sun.management.OperatingSystemMXBean;

/**
 * A round of a program.
 *
 * @param committed what it committed
 * @param seconds how long it took
 * @param clientMicros processor time of this process
 * @param serverMicros processor time of the server
 */
record Round(Program.Committed committed, double seconds, double clientMicros, double serverMicros) {

	private static final OperatingSystemMXBean PROCESS = ManagementFactory
		.getPlatformMXBean(OperatingSystemMXBean.class);

	static Round of(Program program, ServerProcesses server, Duration duration) throws Exception {
		Map<Long, Duration> serverBefore = server.times();
		long clientBefore = PROCESS.getProcessCpuTime();
		long begin = System.nanoTime();
		Program.Committed committed = program.run(duration);
		double seconds = (System.nanoTime() - begin) / 1e9;
		double clientMicros = (PROCESS.getProcessCpuTime() - clientBefore) / 1e3;
		return new Round(committed, seconds, clientMicros, server.nanosSince(serverBefore) / 1e3);
	}

	double updatesPerSecond() {
		return this.committed.updates() / this.seconds;
	}

	double transactionsPerSecond() {
		return this.committed.transactions() / this.seconds;
	}

	double clientMicrosPerUpdate() {
		return this.clientMicros / this.committed.updates();
	}

	double serverMicrosPerUpdate() {
		return this.serverMicros / this.committed.updates();
	}

	double microsPerUpdate() {
		return clientMicrosPerUpdate() + serverMicrosPerUpdate();
	}

}
