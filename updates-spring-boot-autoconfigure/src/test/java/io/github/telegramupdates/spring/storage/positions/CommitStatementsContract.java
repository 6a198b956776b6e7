package io.github.telegramupdates.spring.storage.positions;

import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.engine.storage.HistoryHole.Cause;
import io.github.telegramupdates.engine.storage.StateChange;
import io.github.telegramupdates.engine.storage.StateChange.AccountChange;
import io.github.telegramupdates.engine.storage.StateChange.ChannelChange;
import io.github.telegramupdates.engine.storage.StateStorage;
import io.github.telegramupdates.spring.storage.CountingDataSource;
import io.github.telegramupdates.spring.storage.ParkedUpdateContract;
import io.github.telegramupdates.spring.storage.StorageApplication;
import io.github.telegramupdates.spring.storage.app.Effect;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many statements a commit takes beside those of the handlers.
 */
abstract class CommitStatementsContract extends ParkedUpdateContract {

	private static final int CHANNELS = 256;

	abstract StorageApplication application();

	@Override
	protected StateStorage storage() {
		return application().storage();
	}

	@Test
	void aStepOfTheAccountIsOneStatement() {
		long claim = begin();
		assertThat(statementsOf(List.of(account(claim, STATE, STATE.withPts(500))))).hasSize(1);
	}

	@Test
	void aStepOfAChannelIsTwoStatements() {
		long claim = begin();
		assertThat(statementsOf(List.of(channel(claim, 1, null, CHANNEL)))).hasSize(2);
		assertThat(statementsOf(List.of(channel(claim, 1, CHANNEL, CHANNEL)))).hasSize(2);
	}

	@Test
	void aHoleIsOneStatementMore() {
		long claim = begin();
		assertThat(statementsOf(List.of(pass(claim, HOLE)))).hasSize(2);
	}

	@Test
	void parkedUpdatesAreOneStatementMore() {
		long claim = begin();
		assertThat(statementsOf(List.of(account(claim, STATE, STATE).withParked(List.of(parked(1), parked(2))))))
			.hasSize(2);
	}

	@Test
	void manyKnownChannelsAreThreeStatementsAtMost() {
		long claim = begin();
		storage().commit(channels(claim, StateStorage.NO_ROW, 0));
		assertThat(statementsOf(channels(claim, 0, 0))).hasSize(2);
		assertThat(statementsOf(channels(claim, 1, 7))).hasSize(3);
	}

	@Test
	void whateverAGroupWritesIsOneStatementForEachTableAndKindOfWrite() {
		long claim = begin();
		storage().commit(channels(claim, StateStorage.NO_ROW, 0));
		List<StateChange> group = new ArrayList<>(channels(claim, 0, 7));
		List<FetchIntent> intents = new ArrayList<>();
		for (int id = CHANNELS; id < 2 * CHANNELS; id++) {
			intents.add(new FetchIntent(2L * CHANNELS - id, id, 9));
			group
				.add(new ChannelChange(this.user, claim, id, null, StateStorage.NO_ROW, CHANNEL, 0, List.of(hole(id))));
		}
		AccountState state = storage().getState(this.user).orElseThrow();
		group.add(new AccountChange(this.user, claim, state, storage().getVersion(this.user), state, intents,
				List.of(HOLE)));
		assertThat(statementsOf(group)).hasSize(6).doesNotHaveDuplicates().allMatch((sql) -> sql.contains("telegram_"));
		assertThat(intents()).hasSize(CHANNELS);
		assertThat(holes()).hasSize(CHANNELS + 1);
	}

	@Test
	void whatHandlersLeftIsWrittenBeforeThePositions() {
		long claim = begin();
		application().transaction().executeWithoutResult((status) -> {
			application().effects().save(new Effect("before " + this.user));
			assertThat(statementsOf(List.of(account(claim, STATE, STATE)))).hasSize(2)
				.first()
				.asString()
				.contains("effect");
		});
	}

	private List<StateChange> channels(long claim, long version, long settled) {
		ChannelState expected = (version != StateStorage.NO_ROW) ? ChannelState.of((int) version) : null;
		List<StateChange> changes = new ArrayList<>();
		for (int id = 0; id < CHANNELS; id++) {
			changes.add(new ChannelChange(this.user, claim, id, expected, version, ChannelState.of((int) version + 1),
					settled, List.of()));
		}
		return changes;
	}

	private List<String> statementsOf(List<StateChange> changes) {
		CountingDataSource dataSource = (CountingDataSource) application().bean(DataSource.class);
		return dataSource.statementsOf(() -> storage().commit(changes));
	}

	private static HistoryHole hole(long channelId) {
		return new HistoryHole.Range(BoxId.channel(channelId), 1, 2, 0, 0, 0, Cause.INACCESSIBLE);
	}

}
