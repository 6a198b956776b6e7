package io.github.telegramupdates.spring.storage.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.engine.storage.HistoryHole.Cause;
import io.github.telegramupdates.engine.storage.StateChange.AccountChange;
import io.github.telegramupdates.engine.storage.StateStorage;
import io.github.telegramupdates.spring.storage.Databases;
import io.github.telegramupdates.spring.storage.StorageApplication;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of tables that an earlier version has made and filled.
 */
class StorageMigrationTests {

	private static final AccountState STATE = new AccountState(10, 20, 30, 40, 2, 77);

	private static final HistoryHole HOLE = new HistoryHole.Range(BoxId.channel(5), 100, 900, 1, 55, 0, Cause.TOO_LONG);

	private static final String HOLES_OF_THE_SECOND_VERSION = "insert into telegram_history_hole (user_id, channel_id,"
			+ " from_pts, to_pts, after_message_id, top_message_id, epoch, cause) values ";

	static Stream<Supplier<Map<String, String>>> databases() {
		return Stream.of(Databases::h2, Databases::postgres);
	}

	@ParameterizedTest
	@MethodSource("databases")
	void tablesOfTheFirstVersionKeepTheirRowsAndTakeHoles(Supplier<Map<String, String>> databases) {
		Map<String, String> database = databases.get();
		fillFirstVersion(dataSource(database));
		try (StorageApplication application = StorageApplication.on(() -> database)) {
			StateStorage storage = application.storage();
			assertThat(storage.getState(1)).contains(STATE);
			storage.forEachChannel(1, (channel, state) -> assertThat(state).isEqualTo(new ChannelState(100, 1, 0, 55)));
			assertThat(storage.getChannelPts(1, 5)).hasValue(100);
			List<FetchIntent> intents = new ArrayList<>();
			storage.forEachFetchIntent(1, intents::add);
			assertThat(intents).containsExactly(new FetchIntent(5, 120, 3));
			assertThat(application.channelHashes().getChannelAccessHash(1, 5)).hasValue(-6);
			assertThat(application.userHashes().getUserAccessHash(1, 7)).hasValue(-8);
			assertThat(holes(storage)).isEmpty();
			storage.commit(new AccountChange(1, 9, STATE, 0, STATE.withPts(11), List.of(), List.of(HOLE)));
			assertThat(holes(storage)).containsExactly(HOLE);
		}
	}

	@ParameterizedTest
	@MethodSource("databases")
	void holesOfTheSecondVersionNameTheirBoxAndResetsAreNoRangesAnyMore(Supplier<Map<String, String>> databases) {
		Map<String, String> database = databases.get();
		JdbcTemplate jdbc = version("2", dataSource(database));
		jdbc.execute(HOLES_OF_THE_SECOND_VERSION + "(1, 0, 100, 9000, 55, 0, 1, 'TOO_LONG')");
		jdbc.execute(HOLES_OF_THE_SECOND_VERSION + "(1, 5, 6, 8, 7, 0, 0, 'INACCESSIBLE')");
		jdbc.execute(HOLES_OF_THE_SECOND_VERSION + "(1, 0, 1649, 656, 55, 0, 2, 'REBASED')");
		jdbc.execute(HOLES_OF_THE_SECOND_VERSION + "(1, 5, 21, 22, 7, 22, 1, 'REBASED')");
		try (StorageApplication application = StorageApplication.on(() -> database)) {
			assertThat(holes(application.storage())).containsExactly(
					new HistoryHole.Range(BoxId.COMMON, 100, 9_000, 1, 55, 0, Cause.TOO_LONG),
					new HistoryHole.Range(BoxId.channel(5), 6, 8, 0, 7, 0, Cause.INACCESSIBLE),
					new HistoryHole.Reset(BoxId.COMMON, 1_649, 1, 656, 2, 55, 0),
					new HistoryHole.Reset(BoxId.channel(5), 21, 0, 22, 1, 7, 22));
			assertThat(jdbc.queryForList("select box from telegram_history_hole order by hole_id", String.class))
				.containsExactly("common", "channel", "common", "channel");
		}
	}

	private static void fillFirstVersion(DataSource dataSource) {
		JdbcTemplate jdbc = version("1", dataSource);
		jdbc.execute("insert into telegram_user_state values (1, 10, 20, 30, 40, 2, 9, 77, 0)");
		jdbc.execute("insert into telegram_channel_state values (1, 5, 100, 1, 0, 55, 0)");
		jdbc.execute("insert into telegram_fetch_intent values (1, 5, 120, 3)");
		jdbc.execute("insert into telegram_channel_access_hash values (1, 5, -6)");
		jdbc.execute("insert into telegram_user_access_hash values (1, 7, -8)");
	}

	private static JdbcTemplate version(String version, DataSource dataSource) {
		Flyway.configure()
			.configuration(StorageScripts.flyway(dataSource, null).getConfiguration())
			.target(version)
			.load()
			.migrate();
		return new JdbcTemplate(dataSource);
	}

	private static List<HistoryHole> holes(StateStorage storage) {
		List<HistoryHole> holes = new ArrayList<>();
		storage.forEachHole(1, holes::add);
		return holes;
	}

	private static DataSource dataSource(Map<String, String> database) {
		return new DriverManagerDataSource(database.get("spring.datasource.url"),
				database.get("spring.datasource.username"), "");
	}

}
