package io.github.telegramupdates.engine.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import io.github.telegramupdates.engine.scenario.ScenarioItem.Waits;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A trace that fails is made as short as its reason allows.
 */
class ShrinkerTests {

	private static final int ENOUGH = 10_000;

	private static Scenario waits(int... millis) {
		return new Scenario(ScenarioSettings.of(1), IntStream.of(millis).<ScenarioItem>mapToObj(Waits::new).toList());
	}

	private static Scenario upTo(int count) {
		return waits(IntStream.range(0, count).toArray());
	}

	private static Predicate<Scenario> needs(int... millis) {
		List<ScenarioItem> needed = waits(millis).items();
		return (trace) -> trace.items().containsAll(needed);
	}

	private static Scenario shrink(Predicate<Scenario> fails, Scenario trace) {
		return new Shrinker(fails, ENOUGH).shrink(trace);
	}

	@Test
	void onlyWhatTheFailureNeedsIsLeftInItsOrder() {
		assertThat(shrink(needs(7, 42, 199), upTo(200))).isEqualTo(waits(7, 42, 199));
		assertThat(shrink(needs(0), upTo(200))).isEqualTo(waits(0));
		assertThat(shrink(needs(4), upTo(5))).isEqualTo(waits(4));
	}

	@Test
	void nothingIsLeftOfATraceThatFailsByItsSettingAlone() {
		assertThat(shrink((trace) -> true, upTo(33)).items()).isEmpty();
	}

	@Test
	void aTraceOfWhichEverythingIsNeededStaysAsItIs() {
		Scenario trace = upTo(9);
		assertThat(shrink((shorter) -> shorter.items().size() == 9, trace)).isEqualTo(trace);
		assertThat(shrink((shorter) -> false, trace)).isEqualTo(trace);
		assertThat(shrink(needs(0), waits(0))).isEqualTo(waits(0));
		assertThat(shrink((shorter) -> true, waits()).items()).isEmpty();
	}

	@Test
	void itemsThatCanOnlyGoAfterOthersAreFoundToo() {
		Predicate<Scenario> even = (trace) -> trace.items().contains(new Waits(3))
				&& IntStream.range(0, trace.items().size()).allMatch((index) -> isFirstOrNext(trace.items(), index));
		assertThat(shrink(even, upTo(16)).items()).isEqualTo(upTo(4).items());
	}

	/**
	 * Whether an item follows its predecessor without a gap, so that only the end can go.
	 */
	private static boolean isFirstOrNext(List<ScenarioItem> items, int index) {
		return items.get(index).equals(new Waits(index));
	}

	@Test
	void whatIsReturnedFailsAndItsSettingIsTheSame() {
		Predicate<Scenario> atLeastFive = (trace) -> trace.items().size() >= 5;
		Scenario shrunk = shrink(atLeastFive, upTo(100));
		assertThat(shrunk.items()).hasSize(5);
		assertThat(shrunk.setting()).isEqualTo(ScenarioSettings.of(1));
	}

	@Test
	void noMoreTracesAreTriedThanAllowed() {
		AtomicInteger runs = new AtomicInteger();
		Scenario shrunk = new Shrinker((trace) -> {
			runs.incrementAndGet();
			return needs(150).test(trace);
		}, 10).shrink(upTo(200));
		assertThat(runs).hasValueLessThanOrEqualTo(10);
		assertThat(shrunk.items()).contains(new Waits(150)).hasSizeLessThan(200);
		assertThat(new Shrinker(needs(150), 0).shrink(upTo(200))).isEqualTo(upTo(200));
	}

	@Test
	void theSameTraceIsShrunkInTheSameWay() {
		List<Scenario> tried = new ArrayList<>();
		List<Scenario> triedAgain = new ArrayList<>();
		new Shrinker((trace) -> tried.add(trace) && needs(9, 60).test(trace), ENOUGH).shrink(upTo(100));
		new Shrinker((trace) -> triedAgain.add(trace) && needs(9, 60).test(trace), ENOUGH).shrink(upTo(100));
		assertThat(tried).isEqualTo(triedAgain);
	}

}
