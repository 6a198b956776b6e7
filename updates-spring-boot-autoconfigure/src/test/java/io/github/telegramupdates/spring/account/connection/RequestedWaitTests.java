package io.github.telegramupdates.spring.account.connection;

import java.time.Duration;
import java.util.stream.Stream;

import io.github.telegramupdates.tl.client.RpcException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RequestedWait}.
 */
class RequestedWaitTests {

	private final RequestedWait wait = new RequestedWait();

	@ParameterizedTest
	@CsvSource({ "420, FLOOD_WAIT_7, 7", "420, FLOOD_PREMIUM_WAIT_8, 8", "420, SOMETHING_NEW_9, 9", "420, FLOOD, 0",
			"420, FLOOD_WAIT_0, 0", "420, FROZEN_METHOD_INVALID, 900", "500, INTERDC_2_CALL_ERROR, 0" })
	void anErrorAsksForAWaitByItsNumberOrBecauseTheAccountIsFrozen(int code, String message, int seconds) {
		assertThat(this.wait.after(new RpcException(code, message, "users.getUsers")))
			.isEqualTo(Duration.ofSeconds(seconds));
	}

	@Test
	void nothingElseDoes() {
		assertThat(this.wait.after(new IllegalStateException())).isZero();
	}

	@Test
	void aFrozenAccountIsAskedAgainAfterTwiceAsLongEachTimeUpToFourHours() {
		RpcException frozen = new RpcException(420, "FROZEN_METHOD_INVALID", "users.getUsers");
		assertThat(Stream.generate(() -> this.wait.after(frozen)).limit(6).map(Duration::toMinutes))
			.containsExactly(15L, 30L, 60L, 120L, 240L, 240L);
		this.wait.after(new RpcException(420, "FLOOD_WAIT_7", "users.getUsers"));
		assertThat(this.wait.after(frozen)).isEqualTo(Duration.ofMinutes(15));
	}

}
