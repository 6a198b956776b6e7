package io.github.telegramupdates.engine.delivery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.github.telegramupdates.engine.delivery.SequencedUpdate.Freshness;
import io.github.telegramupdates.engine.memory.InMemoryStateStorage;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.StateChange.AccountChange;
import io.github.telegramupdates.tl.UpdateConfig;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DirectDeliveryTests {

	private static final long ACCOUNT = 7;

	private final InMemoryStateStorage storage = new InMemoryStateStorage();

	private Batch batch(int updates) {
		long epoch = this.storage.claim(ACCOUNT);
		SequencedUpdate update = new SequencedUpdate(new UpdateConfig(), BoxId.COMMON, 5, 1, Source.LIVE,
				Freshness.CURRENT, Entities.NONE);
		return new Batch(1, ACCOUNT, Lane.ACCOUNT, Collections.nCopies(updates, update),
				new AccountChange(ACCOUNT, epoch, null, 0, AccountState.of(5, 0, 1, 0), List.of(), List.of()));
	}

	@Test
	void handlesEveryUpdateAndThenCommitsThePosition() throws Exception {
		List<SequencedUpdate> handled = new ArrayList<>();
		new DirectDelivery(this.storage, (userId, update) -> {
			assertThat(this.storage.getState(ACCOUNT)).isEmpty();
			handled.add(update);
		}).deliver(List.of(batch(3)));
		assertThat(handled).hasSize(3);
		assertThat(this.storage.getState(ACCOUNT)).hasValue(AccountState.of(5, 0, 1, 0));
	}

	@Test
	void commitsNothingWhenAHandlerFails() {
		DirectDelivery delivery = new DirectDelivery(this.storage, (userId, update) -> {
			throw new IllegalStateException("no");
		});
		assertThatException().isThrownBy(() -> delivery.deliver(List.of(batch(1))));
		assertThat(this.storage.getState(ACCOUNT)).isEmpty();
	}

	@Test
	void namesTheUpdateAtWhichAHandlerFails() {
		Batch batch = batch(3);
		List<SequencedUpdate> handled = new ArrayList<>();
		DirectDelivery delivery = new DirectDelivery(this.storage, (userId, update) -> {
			handled.add(update);
			if (handled.size() == 2) {
				throw new IllegalStateException("no");
			}
		});
		assertThatExceptionOfType(BatchFailedException.class).isThrownBy(() -> delivery.deliver(List.of(batch)))
			.withCauseInstanceOf(IllegalStateException.class)
			.satisfies((ex) -> assertThat(ex.update()).isSameAs(batch.updates().get(1)));
	}

}
