package io.github.telegramupdates.mtproto.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may exchange a key, and when.
 */
class ExchangeLimiterTests {

	private final ExchangeLimiter turns = new ExchangeLimiter();

	private final List<Integer> begun = new ArrayList<>();

	private void take(int number) {
		this.turns.take(Runnable::run, () -> this.begun.add(number));
	}

	@Test
	void theOthersWaitInTheirOrder() {
		for (int i = 1; i <= 11; i++) {
			take(i);
		}
		assertThat(this.begun).hasSize(8);
		this.turns.giveBack();
		assertThat(this.begun).hasSize(9).last().isEqualTo(9);
		this.turns.giveBack();
		this.turns.giveBack();
		assertThat(this.begun).hasSize(11).last().isEqualTo(11);
	}

	@Test
	void theTurnOfOneThatHasEndedIsFree() {
		for (int i = 1; i <= 8; i++) {
			take(i);
		}
		this.turns.take((task) -> {
			throw new RejectedExecutionException("ended");
		}, () -> this.begun.add(0));
		take(9);
		this.turns.giveBack();
		assertThat(this.begun).hasSize(9).last().isEqualTo(9);
	}

}
