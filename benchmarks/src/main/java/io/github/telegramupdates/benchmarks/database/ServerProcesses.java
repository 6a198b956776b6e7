package io.github.telegramupdates.benchmarks.database;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processes of a PostgreSQL server: the first one, and those that it started.
 */
final class ServerProcesses {

	private final ProcessHandle first;

	private ServerProcesses(ProcessHandle first) {
		this.first = first;
	}

	/**
	 * Finds them.
	 * @param connection number of the process of a connection
	 */
	static ServerProcesses ofConnection(long connection) {
		return new ServerProcesses(ProcessHandle.of(connection).flatMap(ProcessHandle::parent).orElseThrow());
	}

	/**
	 * The processor time that each of them has used.
	 */
	Map<Long, Duration> times() {
		return Stream.concat(Stream.of(this.first), this.first.children())
			.collect(Collectors.toMap(ProcessHandle::pid,
					(process) -> process.info().totalCpuDuration().orElse(Duration.ZERO)));
	}

	/**
	 * The processor time that they have used meanwhile, in nanoseconds; without those
	 * that have ended.
	 */
	long nanosSince(Map<Long, Duration> before) {
		return times().entrySet()
			.stream()
			.mapToLong((process) -> process.getValue()
				.minus(before.getOrDefault(process.getKey(), Duration.ZERO))
				.toNanos())
			.sum();
	}

}
