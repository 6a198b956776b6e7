package io.github.telegramupdates.benchmarks.driver;

import io.github.telegramupdates.benchmarks.sequencing.Traffic;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the benchmark compares is the same on both sides.
 */
class ComparisonTests {

	private static final int UPDATES = 20 * CountingAccount.STEP;

	@Test
	void eachUpdateOfTheCommonBoxIsABatchOfItsOwn() throws Exception {
		assertThat(Comparison.of(Traffic::common, 1, UPDATES).batchSize()).isEqualTo(1);
	}

	@Test
	void eachUpdateOfAChannelIsABatchOfItsOwn() throws Exception {
		assertThat(Comparison.of(() -> Traffic.channels(10), 1, UPDATES).batchSize()).isEqualTo(1);
	}

	@Test
	void aGapThatHealsMakesABatchOfTwo() throws Exception {
		assertThat(Comparison.of(Traffic::reordered, 1, UPDATES).batchSize()).isGreaterThan(1);
	}

	@Test
	void theDriverAllocatesMoreThanTheEngineAlone() throws Exception {
		assertThat(Comparison.of(Traffic::common, 1, UPDATES).allocationRatio()).isGreaterThan(1);
	}

	@Test
	void everyItemIsHandedOver() throws Exception {
		assertThat(new HandOver(100, 100_000).toHandler().percentile(1)).isPositive();
		assertThat(new HandOver(100, 100_000).toThread().percentile(1)).isPositive();
	}

}
