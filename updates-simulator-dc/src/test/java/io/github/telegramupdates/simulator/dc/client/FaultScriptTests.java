package io.github.telegramupdates.simulator.dc.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

import io.github.telegramupdates.mtproto.runtime.ClientResources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random conversations full of faults. {@code -Dscripts.first} and
 * {@code -Dscripts.count} choose others.
 */
@Execution(ExecutionMode.CONCURRENT)
class FaultScriptTests {

	private static final long FIRST = Long.getLong("scripts.first", 1);

	private static final int COUNT = Integer.getInteger("scripts.count", 100);

	/** They wait most of the time. */
	private static final int AT_ONCE = 16;

	@Test
	void everythingArrivesOnceWhateverGoesWrongAndCostsNoMoreThanItHasTo() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
		List<String> failures = new ArrayList<>();
		Map<String, Integer> kinds = new TreeMap<>();
		try (ClientResources resources = ClientResources.create()) {
			List<Future<Result>> results = LongStream.range(FIRST, FIRST + COUNT)
				.mapToObj((seed) -> threads.submit(() -> play(seed, resources)))
				.toList();
			for (Future<Result> result : results) {
				result.get().faults().forEach((fault) -> kinds.merge(fault, 1, Integer::sum));
				failures.addAll(result.get().failures());
			}
		}
		finally {
			threads.shutdownNow();
		}
		System.out.println("fault scripts: " + COUNT + " from seed " + FIRST + ", " + kinds);
		assertThat(failures).isEmpty();
		assertThat(kinds.keySet()).as("kinds of faults").containsAll((COUNT >= 100) ? FaultScript.kinds() : List.of());
	}

	private static Result play(long seed, ClientResources resources) {
		List<String> faults = List.of();
		try (FaultScript script = new FaultScript(seed, resources)) {
			faults = script.chosen();
			script.run();
			return new Result(faults, List.of());
		}
		catch (Exception | AssertionError ex) {
			return new Result(faults, List.of("scripts.first=" + seed + " " + faults + ": " + ex));
		}
	}

	private record Result(List<String> faults, List<String> failures) {
	}

}
