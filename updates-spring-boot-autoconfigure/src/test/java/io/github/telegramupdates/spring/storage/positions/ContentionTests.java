package io.github.telegramupdates.spring.storage.positions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.TransientStorageException;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.engine.storage.StateChange;
import io.github.telegramupdates.engine.storage.StateChange.AccountChange;
import io.github.telegramupdates.engine.storage.StateChange.ChannelChange;
import io.github.telegramupdates.engine.storage.StateStorage;
import io.github.telegramupdates.spring.delivery.BatchHandler;
import io.github.telegramupdates.spring.delivery.TransactionalUpdateDelivery;
import io.github.telegramupdates.spring.storage.Databases;
import io.github.telegramupdates.spring.storage.StorageApplication;
import io.github.telegramupdates.spring.storage.Threads;
import io.github.telegramupdates.spring.storage.app.Effect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Transactions that want the same rows: what the database gives up for the sake of
 * another one is known as such, and is delivered when it comes again.
 */
class ContentionTests {

	private static final long USER = 1;

	private static final AccountState STATE = AccountState.of(10, 20, 30, 40);

	private static final int CHANNELS = 40;

	private static final int ROUNDS = 30;

	static Stream<Supplier<Map<String, String>>> databases() {
		return Stream.of(Databases::h2, Databases::postgres);
	}

	static Stream<Supplier<Map<String, String>>> databasesWithSnapshots() {
		return databases().map((database) -> () -> {
			Map<String, String> properties = new HashMap<>(database.get());
			properties.put("spring.datasource.hikari.transaction-isolation", "TRANSACTION_REPEATABLE_READ");
			return properties;
		});
	}

	@ParameterizedTest
	@MethodSource("databases")
	void ofTwoHandlersThatBlockEachOtherOneIsGivenUpAndDeliveredWhenItComesAgain(Supplier<Map<String, String>> database)
			throws Exception {
		try (StorageApplication application = StorageApplication.on(database)) {
			List<Long> rows = List.of(row(application, "one"), row(application, "other"));
			long claim = application.storage().claim(USER);
			CyclicBarrier bothHaveOne = new CyclicBarrier(2);
			ConcurrentLinkedQueue<Integer> victims = new ConcurrentLinkedQueue<>();
			Threads.run(2, (thread) -> {
				TransactionalUpdateDelivery delivery = delivery(application, () -> {
					giveUpSoon(application);
					write(application, rows.get(thread), "first of " + thread);
					bothHaveOne.await(10, TimeUnit.SECONDS);
					write(application, rows.get(1 - thread), "second of " + thread);
				});
				try {
					delivery.deliver(List.of(batch(claim, thread + 1)));
				}
				catch (TransientStorageException ex) {
					victims.add(thread);
				}
			});
			assertThat(victims).hasSize(1);
			int victim = victims.element();
			delivery(application, () -> write(application, rows.get(victim), "again of " + victim))
				.deliver(List.of(batch(claim, victim + 1)));
			assertThat(application.effects().countByWhat("again of " + victim)).isOne();
			assertThat(application.effects().countByWhat("second of " + (1 - victim))).isZero();
			assertThat(channels(application)).hasSize(2);
		}
	}

	@ParameterizedTest
	@MethodSource("databases")
	void aLockThatIsNotFreeInTimeIsNoFailureOfTheHandler(Supplier<Map<String, String>> database) {
		try (StorageApplication application = StorageApplication.on(database)) {
			long row = row(application, "locked");
			long claim = application.storage().claim(USER);
			TransactionalUpdateDelivery delivery = delivery(application, () -> {
				waitShortlyForLocks(application);
				write(application, row, "handler");
			});
			application.transaction().executeWithoutResult((status) -> {
				write(application, row, "somebody else");
				Threads.run(1, (thread) -> assertThatExceptionOfType(TransientStorageException.class)
					.isThrownBy(() -> delivery.deliver(List.of(batch(claim, 1)))));
			});
			assertThat(channels(application)).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("databasesWithSnapshots")
	void aSerializationThatFailsIsNoFailureOfTheHandler(Supplier<Map<String, String>> database) {
		try (StorageApplication application = StorageApplication.on(database)) {
			long row = row(application, "read");
			long claim = application.storage().claim(USER);
			TransactionalUpdateDelivery delivery = delivery(application, () -> {
				jdbc(application).queryForList("select what from effect");
				Threads.run(1, (thread) -> write(application, row, "somebody else"));
				write(application, row, "handler");
			});
			assertThatExceptionOfType(TransientStorageException.class)
				.isThrownBy(() -> delivery.deliver(List.of(batch(claim, 1))));
			assertThat(channels(application)).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("databases")
	void groupsThatPromiseFetchesAndKeepThemAtTheSameTimeDoNotHinderEachOther(Supplier<Map<String, String>> database) {
		try (StorageApplication application = StorageApplication.on(database)) {
			StateStorage storage = application.storage();
			long claim = storage.claim(USER);
			storage.commit(new AccountChange(USER, claim, null, storage.getVersion(USER), STATE, List.of(), List.of()));
			long version = storage.getVersion(USER);
			storage.commit(channels(0, (id) -> channel(claim, id, null, StateStorage.NO_ROW, 0)));
			storage.commit(channels(1, (id) -> channel(claim, id, null, StateStorage.NO_ROW, 0)));
			Threads.run(2, (thread) -> {
				for (int round = 0; round < ROUNDS; round++) {
					int generation = round + 1;
					int step = round;
					List<StateChange> group = new ArrayList<>(
							channels(thread, (id) -> channel(claim, id, ChannelState.of(1), step, generation)));
					if (thread == 0) {
						group.add(new AccountChange(USER, claim, STATE, version + round, STATE, intents(generation),
								List.of()));
					}
					storage.commit(group);
				}
			});
			assertThat(storage.getVersion(USER)).isEqualTo(version + ROUNDS);
		}
	}

	/** Those of one of two threads, the latest first. */
	private static List<StateChange> channels(int thread, LongFunction<StateChange> change) {
		return LongStream.range(0, CHANNELS).map((index) -> 2 * (CHANNELS - index) + thread).mapToObj(change).toList();
	}

	private static StateChange channel(long claim, long id, ChannelState expected, long version, long settled) {
		return new ChannelChange(USER, claim, id, expected, version, ChannelState.of(1), settled, List.of());
	}

	/** For the channels of both threads. */
	private static List<FetchIntent> intents(long generation) {
		return LongStream.range(0, 2 * CHANNELS + 4)
			.mapToObj((index) -> new FetchIntent(2 * CHANNELS + 4 - index, 5, generation + 1))
			.toList();
	}

	private static TransactionalUpdateDelivery delivery(StorageApplication application, Handling handling) {
		return new TransactionalUpdateDelivery(application.bean(PlatformTransactionManager.class),
				application.storage(), handling);
	}

	private static Batch batch(long claim, long channelId) {
		return new Batch(channelId, USER, Lane.channel(channelId), List.of(),
				new ChannelChange(USER, claim, channelId, null, StateStorage.NO_ROW, ChannelState.of(1), 0, List.of()));
	}

	private static List<Long> channels(StorageApplication application) {
		List<Long> channels = new ArrayList<>();
		application.storage().forEachChannel(USER, (id, state) -> channels.add(id));
		return channels;
	}

	private static long row(StorageApplication application, String what) {
		Long id = application.effects().save(new Effect(what)).getId();
		return (id != null) ? id : 0;
	}

	private static JdbcTemplate jdbc(StorageApplication application) {
		return new JdbcTemplate(application.bean(DataSource.class));
	}

	private static void write(StorageApplication application, long row, String what) {
		jdbc(application).update("update effect set what = ? where id = ?", what, row);
	}

	private static boolean isPostgres(StorageApplication application) {
		return String.valueOf(application.bean(Environment.class).getProperty("spring.datasource.url"))
			.startsWith("jdbc:postgresql");
	}

	/** H2 finds deadlocks at once. */
	private static void giveUpSoon(StorageApplication application) {
		if (isPostgres(application)) {
			jdbc(application).execute("set local deadlock_timeout = '20ms'");
		}
	}

	private static void waitShortlyForLocks(StorageApplication application) {
		jdbc(application).execute(isPostgres(application) ? "set local lock_timeout = '20ms'" : "set lock_timeout 20");
	}

	/** A handler of anything. */
	@FunctionalInterface
	private interface Handling extends BatchHandler {

		void handle() throws Exception;

		@Override
		default boolean accepts(Batch batch) {
			return true;
		}

		@Override
		default void handle(Batch batch) throws Exception {
			handle();
		}

	}

}
