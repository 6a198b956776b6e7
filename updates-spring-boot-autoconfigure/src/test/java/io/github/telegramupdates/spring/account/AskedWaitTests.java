package io.github.telegramupdates.spring.account;

import java.time.Duration;

import io.github.telegramupdates.tl.client.RpcException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AskedWait}.
 */
class AskedWaitTests {

	@ParameterizedTest
	@CsvSource({ "420, FLOOD_WAIT_7, 7", "420, FLOOD_PREMIUM_WAIT_8, 8", "420, SOMETHING_NEW_9, 9", "420, FLOOD, 0",
			"420, FLOOD_WAIT_0, 0", "420, FROZEN_METHOD_INVALID, 900", "500, INTERDC_2_CALL_ERROR, 0" })
	void anErrorAsksForAWaitByItsNumberOrBecauseTheAccountIsFrozen(int code, String message, int seconds) {
		assertThat(AskedWait.of(new RpcException(code, message, "users.getUsers")))
			.isEqualTo(Duration.ofSeconds(seconds));
	}

	@Test
	void nothingElseDoes() {
		assertThat(AskedWait.of(new IllegalStateException())).isZero();
	}

}
