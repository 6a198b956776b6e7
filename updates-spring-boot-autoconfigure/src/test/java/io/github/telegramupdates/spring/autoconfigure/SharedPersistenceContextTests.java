package io.github.telegramupdates.spring.autoconfigure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.UpdateDelivery;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.engine.storage.StateChange.AccountChange;
import io.github.telegramupdates.engine.storage.StateChange.ChannelChange;
import io.github.telegramupdates.engine.storage.StateStorage;
import io.github.telegramupdates.spring.Batches;
import io.github.telegramupdates.spring.delivery.DiscardedWritesException;
import io.github.telegramupdates.spring.delivery.RecordingProgress;
import io.github.telegramupdates.spring.listener.TelegramUpdateListener;
import io.github.telegramupdates.spring.storage.JpaApplication;
import io.github.telegramupdates.spring.storage.app.Effect;
import io.github.telegramupdates.tl.MessageEmpty;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateNewMessage;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.jdbc.JdbcTestUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Lanes of a group share a persistence context, on a database: none loses what another
 * one left to be written.
 */
class SharedPersistenceContextTests {

	private static final int INSERTING = 1;

	private static final int CLEARING = 2;

	private static final int OTHER = 3;

	private final ApplicationContextRunner runner = JpaApplication.runner(JpaApplication.url())
		.withConfiguration(AutoConfigurations.of(TelegramUpdatesAutoConfiguration.class))
		.withUserConfiguration(Application.class)
		.withPropertyValues("spring.jpa.hibernate.ddl-auto=update", "telegram.updates.delivery.flush-every=2");

	private final RecordingProgress progress = new RecordingProgress();

	private long claim;

	@Test
	void aLaneThatClearsMakesTheGroupComeAgainAndNothingIsLost() {
		run((context, handlers) -> {
			handlers.before(CLEARING, EntityManager::clear);
			List<Batch> group = List.of(batch(INSERTING, 1), batch(CLEARING, 1), batch(OTHER, 1));
			assertThatExceptionOfType(DiscardedWritesException.class).isThrownBy(() -> deliver(context, group))
				.withMessageContaining("channel 2");
			assertThat(this.progress.discarding()).containsExactly(Lane.channel(CLEARING));
			assertThat(effects(context)).isZero();
			assertThat(positions(context)).isEmpty();
			deliver(context, group);
			assertThat(effects(context)).isEqualTo(3);
			assertThat(positions(context)).containsOnly(INSERTING, CLEARING, OTHER);
		});
	}

	@Test
	void aLaneThatIsFirstDiscardsNothingOfOthers() {
		run((context, handlers) -> {
			handlers.before(CLEARING, EntityManager::clear);
			deliver(context, List.of(batch(CLEARING, 1), batch(INSERTING, 1)));
			assertThat(effects(context)).isEqualTo(2);
		});
	}

	@Test
	void aLaneDoesNotDiscardWhatItsBatchBeforeHasLeftEither() {
		run((context, handlers) -> {
			handlers.before(CLEARING, handlers.inCall(2, EntityManager::clear));
			Batch next = new Batch(2, Batches.USER, Lane.channel(CLEARING), batch(CLEARING, 1).updates(), null);
			assertThatExceptionOfType(DiscardedWritesException.class)
				.isThrownBy(() -> deliver(context, List.of(batch(CLEARING, 1), next)));
		});
	}

	@Test
	void aPageIsFlushedAndClearedAndLosesNothingOfOthers() {
		run((context, handlers) -> {
			deliver(context, List.of(batch(INSERTING, 1), batch(CLEARING, 3)));
			assertThat(this.progress.discarding()).isEmpty();
			assertThat(effects(context)).isEqualTo(4);
		});
	}

	@Test
	void whoClearsAfterAPageWasFlushedDiscardsNothingOfOthers() {
		run((context, handlers) -> {
			handlers.before(CLEARING, handlers.inCall(4, EntityManager::clear));
			deliver(context, List.of(batch(INSERTING, 1), batch(CLEARING, 3)));
			assertThat(this.progress.discarding()).isEmpty();
			assertThat(effects(context)).isEqualTo(4);
		});
	}

	@Test
	void whoClearsBeforeAPageIsFlushedIsNoticed() {
		run((context, handlers) -> {
			handlers.before(CLEARING, handlers.inCall(2, EntityManager::clear));
			assertThatExceptionOfType(DiscardedWritesException.class)
				.isThrownBy(() -> deliver(context, List.of(batch(INSERTING, 1), batch(CLEARING, 3))));
		});
	}

	@Test
	void aPersistenceContextThatIsNotSharedMayBeCleared() {
		run((context, handlers) -> {
			handlers.before(CLEARING, (shared) -> {
				try (EntityManager own = context.getBean(EntityManagerFactory.class).createEntityManager()) {
					own.clear();
				}
			});
			deliver(context, List.of(batch(INSERTING, 1), batch(CLEARING, 1)));
			assertThat(effects(context)).isEqualTo(2);
		});
	}

	private void run(Scenario scenario) {
		this.runner.run((context) -> {
			StateStorage storage = context.getBean(StateStorage.class);
			this.claim = storage.claim(Batches.USER);
			storage.commit(new AccountChange(Batches.USER, this.claim, null, storage.getVersion(Batches.USER),
					AccountState.of(1, 0, 0, 0), List.of(), List.of()));
			scenario.play(context, context.getBean(Handlers.class));
		});
	}

	private void deliver(ApplicationContext context, List<Batch> group) throws Exception {
		context.getBean(UpdateDelivery.class).deliver(group, this.progress);
	}

	private Batch batch(int channel, int updates) {
		Update[] messages = Stream.generate(() -> Batches.newMessage(channel)).limit(updates).toArray(Update[]::new);
		return new Batch(1, Batches.USER, Lane.channel(channel), Batches.ofAccount(messages).updates(),
				new ChannelChange(Batches.USER, this.claim, channel, null, StateStorage.NO_ROW, ChannelState.of(5), 0,
						List.of()));
	}

	private static int effects(ApplicationContext context) {
		return JdbcTestUtils.countRowsInTable(context.getBean(JdbcTemplate.class), "effect");
	}

	private static List<Integer> positions(ApplicationContext context) {
		List<Integer> channels = new ArrayList<>();
		context.getBean(StateStorage.class)
			.forEachChannel(Batches.USER, (channelId, state) -> channels.add((int) channelId));
		return channels;
	}

	/**
	 * What happens in the application.
	 */
	@FunctionalInterface
	private interface Scenario {

		void play(ApplicationContext context, Handlers handlers) throws Exception;

	}

	/**
	 * Leave an insert for each update. The id of a message is that of its channel.
	 */
	static class Handlers {

		private final Map<Integer, Consumer<EntityManager>> before = new HashMap<>();

		@PersistenceContext
		private @Nullable EntityManager entityManager;

		private int calls;

		void before(int channel, Consumer<EntityManager> action) {
			this.before.put(channel, action);
		}

		Consumer<EntityManager> inCall(int number, Consumer<EntityManager> action) {
			return (shared) -> {
				if (this.calls == number) {
					action.accept(shared);
				}
			};
		}

		@TelegramUpdateListener
		void onMessage(UpdateNewMessage update) {
			this.calls++;
			EntityManager shared = Objects.requireNonNull(this.entityManager);
			this.before.getOrDefault(((MessageEmpty) update.message()).id(), (any) -> {
			}).accept(shared);
			shared.persist(new Effect("handled"));
		}

	}

	@EntityScan(basePackageClasses = Effect.class)
	@Import(Handlers.class)
	static class Application {

	}

}
