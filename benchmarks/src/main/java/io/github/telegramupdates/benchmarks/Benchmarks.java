package io.github.telegramupdates.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.telegramupdates.benchmarks.connection.ClientBenchmarks;
import io.github.telegramupdates.benchmarks.database.DeliveryBenchmarks;
import io.github.telegramupdates.benchmarks.database.LoadBenchmarks;
import io.github.telegramupdates.benchmarks.driver.DriverBenchmarks;
import io.github.telegramupdates.benchmarks.recovery.RecoveryBenchmarks;
import io.github.telegramupdates.benchmarks.sequencing.EngineBenchmarks;
import io.github.telegramupdates.benchmarks.sequencing.HeapBenchmarks;
import io.github.telegramupdates.benchmarks.wire.TlBenchmarks;

/**
 * Runs groups of benchmarks by name, all of them if none is named.
 */
public final class Benchmarks {

	private static final Map<String, BenchmarkGroup> GROUPS = groups();

	private Benchmarks() {
	}

	private static Map<String, BenchmarkGroup> groups() {
		Map<String, BenchmarkGroup> groups = new LinkedHashMap<>();
		groups.put("engine", new EngineBenchmarks());
		groups.put("driver", new DriverBenchmarks());
		groups.put("heap", new HeapBenchmarks());
		groups.put("load", new LoadBenchmarks());
		groups.put("tl", new TlBenchmarks());
		groups.put("delivery", new DeliveryBenchmarks());
		groups.put("recovery", new RecoveryBenchmarks());
		groups.put("client", new ClientBenchmarks());
		return groups;
	}

	/**
	 * Runs the groups.
	 * @param arguments names of groups, separated by commas or spaces
	 * @throws Exception if something could not be measured
	 */
	public static void main(String[] arguments) throws Exception {
		List<String> names = List.of(String.join(",", arguments).split("[,\\s]+"));
		Effort effort = Boolean.getBoolean("benchmarks.full") ? Effort.FULL : Effort.QUICK;
		Report report = new Report(System.out);
		report.section("Java " + System.getProperty("java.vm.version") + ", "
				+ Runtime.getRuntime().availableProcessors() + " processors");
		for (String name : isEverything(names) ? GROUPS.keySet() : names) {
			BenchmarkGroup group = GROUPS.get(name);
			if (group == null) {
				throw new IllegalArgumentException("There is no group '" + name + "', only " + GROUPS.keySet());
			}
			group.run(effort, report);
		}
	}

	private static boolean isEverything(List<String> names) {
		return names.contains("all") || names.equals(List.of(""));
	}

}
