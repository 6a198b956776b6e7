package io.github.telegramupdates.spring.delivery;

import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How many lanes are delivered at a time.
 */
@ExtendWith(OutputCaptureExtension.class)
class DeliveryConcurrencyTests {

	@ParameterizedTest
	@CsvSource({ "1,1", "2,1", "3,1", "4,2", "7,3", "8,4", "10,4", "100,4" })
	void byDefaultItIsHalfOfThePoolUpToFour(int pool, int lanes) {
		assertThat(DeliveryConcurrency.of(null, OptionalInt.of(pool)).lanes()).isEqualTo(lanes);
	}

	@Test
	void byDefaultItIsFourIfThePoolIsUnknown() {
		assertThat(DeliveryConcurrency.of(null, OptionalInt.empty()).lanes()).isEqualTo(4);
	}

	@Test
	void moreThanThePoolHasIsRefused() {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> DeliveryConcurrency.of(11, OptionalInt.of(10)))
			.withMessageContaining("11")
			.satisfies((failure) -> assertThat(failure.getReason()).contains("only 10 connections"));
	}

	@Test
	void moreThanHalfOfThePoolIsWarnedOf(CapturedOutput output) {
		assertThat(DeliveryConcurrency.of(5, OptionalInt.of(10)).lanes()).isEqualTo(5);
		assertThat(output).doesNotContain("more than half");
		assertThat(DeliveryConcurrency.of(6, OptionalInt.of(10)).lanes()).isEqualTo(6);
		assertThat(output).contains("telegram.updates.delivery.concurrency is 6, more than half of the 10 connections");
	}

	@ParameterizedTest
	@CsvSource({ "1,1", "2,1", "4,3" })
	void anAccountLeavesAThreadToTheOthers(int lanes, int ofAnAccount) {
		assertThat(new DeliveryConcurrency(lanes).lanesOfAnAccount()).isEqualTo(ofAnAccount);
	}

}
