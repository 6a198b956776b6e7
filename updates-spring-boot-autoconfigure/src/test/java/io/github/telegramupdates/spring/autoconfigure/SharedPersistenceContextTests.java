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
import io.github.telegramupdates.spring.storage.Databases;
import io.github.telegramupdates.spring.storage.StorageApplication;
import io.github.telegramupdates.spring.storage.app.Effect;
import io.github.telegramupdates.tl.MessageEmpty;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateNewMessage;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

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

	private static StorageApplication application;

	private final RecordingProgress progress = new RecordingProgress();

	private final Handlers handlers = application.bean(Handlers.class);

	private long claim;

	@BeforeAll
	static void start() {
		Map<String, String> properties = new HashMap<>(Databases.h2());
		properties.put("telegram.updates.delivery.flush-every", "2");
		application = StorageApplication.on(() -> properties, Application.class);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@BeforeEach
	void begin() {
		application.effects().deleteAll();
		this.handlers.reset();
		StateStorage storage = application.storage();
		storage.forget(Batches.USER);
		this.claim = storage.claim(Batches.USER);
		storage.commit(new AccountChange(Batches.USER, this.claim, null, storage.getVersion(Batches.USER),
				AccountState.of(1, 0, 0, 0), List.of(), List.of()));
	}

	@Test
	void aLaneThatClearsMakesTheGroupComeAgainAndNothingIsLost() throws Exception {
		this.handlers.before(CLEARING, EntityManager::clear);
		List<Batch> group = List.of(batch(INSERTING, 1), batch(CLEARING, 1), batch(OTHER, 1));
		assertThatExceptionOfType(DiscardedWritesException.class).isThrownBy(() -> deliver(group))
			.withMessageContaining("channel 2");
		assertThat(this.progress.discarding()).containsExactly(Lane.channel(CLEARING));
		assertThat(effects()).isZero();
		assertThat(positions()).isEmpty();
		deliver(group);
		assertThat(effects()).isEqualTo(3);
		assertThat(positions()).containsOnly(INSERTING, CLEARING, OTHER);
	}

	@Test
	void lanesThatClearAreFoundTogether() throws Exception {
		this.handlers.before(CLEARING, EntityManager::clear);
		this.handlers.before(OTHER, EntityManager::clear);
		List<Batch> group = List.of(batch(INSERTING, 1), batch(CLEARING, 1), batch(OTHER, 1));
		assertThatExceptionOfType(DiscardedWritesException.class).isThrownBy(() -> deliver(group))
			.withMessageContaining("channel 2")
			.withMessageContaining("channel 3");
		deliver(group);
		assertThat(effects()).isEqualTo(3);
	}

	@Test
	void aLaneThatIsFirstDiscardsNothingOfOthers() throws Exception {
		this.handlers.before(CLEARING, EntityManager::clear);
		deliver(List.of(batch(CLEARING, 1), batch(INSERTING, 1)));
		assertThat(effects()).isEqualTo(2);
	}

	@Test
	void aLaneDoesNotDiscardWhatItsBatchBeforeHasLeftEither() {
		this.handlers.before(CLEARING, this.handlers.inCall(2, EntityManager::clear));
		Batch next = new Batch(2, Batches.USER, Lane.channel(CLEARING), batch(CLEARING, 1).updates(), null);
		assertThatExceptionOfType(DiscardedWritesException.class)
			.isThrownBy(() -> deliver(List.of(batch(CLEARING, 1), next)));
	}

	@Test
	void aPageIsFlushedAndClearedAndLosesNothingOfOthers() throws Exception {
		deliver(List.of(batch(INSERTING, 1), batch(CLEARING, 3)));
		assertThat(this.progress.discarding()).isEmpty();
		assertThat(effects()).isEqualTo(4);
	}

	@Test
	void whoClearsAfterAPageWasFlushedDiscardsNothingOfOthers() throws Exception {
		this.handlers.before(CLEARING, this.handlers.inCall(4, EntityManager::clear));
		deliver(List.of(batch(INSERTING, 1), batch(CLEARING, 3)));
		assertThat(this.progress.discarding()).isEmpty();
		assertThat(effects()).isEqualTo(4);
	}

	@Test
	void whoClearsBeforeAPageIsFlushedIsNoticed() {
		this.handlers.before(CLEARING, this.handlers.inCall(2, EntityManager::clear));
		assertThatExceptionOfType(DiscardedWritesException.class)
			.isThrownBy(() -> deliver(List.of(batch(INSERTING, 1), batch(CLEARING, 3))));
	}

	@Test
	void whoFlushesBeforeClearingDiscardsNothingOfOthers() throws Exception {
		this.handlers.before(CLEARING, (shared) -> {
			shared.flush();
			shared.clear();
		});
		deliver(List.of(batch(INSERTING, 1), batch(CLEARING, 1)));
		assertThat(effects()).isEqualTo(2);
	}

	@Test
	void aPersistenceContextThatIsNotSharedMayBeCleared() throws Exception {
		this.handlers.before(CLEARING, (shared) -> {
			try (EntityManager own = application.entityManagerFactory().createEntityManager()) {
				own.clear();
			}
		});
		deliver(List.of(batch(INSERTING, 1), batch(CLEARING, 1)));
		assertThat(effects()).isEqualTo(2);
	}

	private void deliver(List<Batch> group) throws Exception {
		application.bean(UpdateDelivery.class).deliver(group, this.progress);
	}

	private Batch batch(int channel, int updates) {
		Update[] messages = Stream.generate(() -> Batches.newMessage(channel)).limit(updates).toArray(Update[]::new);
		return new Batch(1, Batches.USER, Lane.channel(channel), Batches.ofAccount(messages).updates(),
				new ChannelChange(Batches.USER, this.claim, channel, null, StateStorage.NO_ROW, ChannelState.of(5), 0,
						List.of()));
	}

	private static long effects() {
		return application.effects().count();
	}

	private static List<Integer> positions() {
		List<Integer> channels = new ArrayList<>();
		application.storage().forEachChannel(Batches.USER, (channelId, state) -> channels.add((int) channelId));
		return channels;
	}

	/**
	 * Leave an insert for each update. The id of a message is that of its channel.
	 */
	static class Handlers {

		private final Map<Integer, Consumer<EntityManager>> before = new HashMap<>();

		@PersistenceContext
		private @Nullable EntityManager entityManager;

		private int calls;

		void reset() {
			this.before.clear();
			this.calls = 0;
		}

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

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(TelegramUpdatesAutoConfiguration.class)
	@Import(Handlers.class)
	static class Application {

	}

}
