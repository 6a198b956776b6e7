package io.github.telegramupdates.engine;

import java.time.Duration;
import java.time.Instant;

import io.github.telegramupdates.engine.event.DifferenceScope;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.AccountKind;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedChannel;
import io.github.telegramupdates.simulator.connection.SimulatedConnection;
import io.github.telegramupdates.simulator.habit.IncludedEntities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of an account that is frozen for hours, and what its status says of
 * differences that fail.
 */
class FrozenRunTests {

	private static final String STATE = "updates.getState";

	private static final String DIFFERENCE = "updates.getDifference";

	private static final String CHANNEL_DIFFERENCE = "updates.getChannelDifference";

	private final EngineRig rig = new EngineRig();

	private final SimulatedAccount alice = this.rig.telegram().user("alice");

	private final SimulatedAccount self = this.rig.telegram().user("self");

	private final SimulatedChannel channel = this.rig.telegram()
		.supergroup("channel")
		.owner(this.alice)
		.member(this.self);

	private final SimulatedConnection connection = this.rig.telegram().connect(this.self);

	private AccountRun run() {
		AccountRun run = this.rig.run(this.connection, this.self.id(), AuthOptions.user());
		this.alice.sends(this.self, "hello");
		this.alice.sends(this.channel, "first");
		this.rig.pass(Duration.ofSeconds(1));
		return run;
	}

	private void lose(String text) {
		this.connection.dropNext(1);
		this.alice.sends(this.channel, "channel " + text);
		this.connection.dropNext(1);
		this.alice.sends(this.self, text);
		this.alice.sends(this.channel, "after channel " + text);
		this.alice.sends(this.self, "after " + text);
	}

	private Instant in(Duration duration) {
		return this.connection.serverTime().plus(duration);
	}

	@AfterEach
	void close() {
		this.rig.close();
	}

	@Test
	void afterHoursNothingIsLostAndFewCallsWereMade() {
		AccountRun run = run();
		int before = this.connection.calls(DIFFERENCE);
		this.self.freeze(STATE, DIFFERENCE, CHANNEL_DIFFERENCE);
		lose("one");
		this.rig.pass(Duration.ofHours(10));
		lose("two");
		this.rig.pass(Duration.ofHours(2));
		assertThat(this.connection.calls(DIFFERENCE) - before).isBetween(6, 7);
		assertThat(this.connection.calls(CHANNEL_DIFFERENCE)).isBetween(6, 7);
		assertThat(this.rig.events(EngineEvent.DifferenceFailing.class)).hasSize(2);
		assertThat(run.status().failing()).containsOnlyKeys(DifferenceScope.values());
		this.self.thaw();
		this.rig.pass(Duration.ofHours(4));
		assertThat(this.rig.texts()).contains("one", "two", "after two", "channel one", "channel two")
			.doesNotHaveDuplicates();
		assertThat(this.rig.holes()).isEmpty();
		assertThat(run.status().failing()).isEmpty();
		assertThat(run.status().waitingUntil()).isNull();
		assertThat(this.rig.events(EngineEvent.DifferenceRecovered.class)).hasSize(2);
	}

	@Test
	void aReloadKeepsRestsAndWhatFails() {
		AccountRun run = run();
		this.self.freeze(DIFFERENCE, CHANNEL_DIFFERENCE);
		this.connection.dropNext(1);
		this.alice.sends(this.channel, "lost");
		this.alice.sends(this.channel, "after it");
		this.connection.startNewSession();
		this.rig.pass(Duration.ofMinutes(20));
		int account = this.connection.calls(DIFFERENCE);
		int channels = this.connection.calls(CHANNEL_DIFFERENCE);
		this.rig.storage().setDate(this.self.id(), 1);
		this.alice.sends(this.self, "reload");
		this.rig.pass(Duration.ofMinutes(20));
		assertThat(this.rig.events(EngineEvent.Reloaded.class)).hasSize(1);
		assertThat(this.connection.calls(DIFFERENCE)).isEqualTo(account);
		assertThat(this.connection.calls(CHANNEL_DIFFERENCE)).isEqualTo(channels);
		assertThat(this.rig.events(EngineEvent.DifferenceFailing.class)).hasSize(2);
		assertThat(run.status().failing().get(DifferenceScope.ACCOUNT).error()).isEqualTo("FROZEN_METHOD_INVALID");
	}

	@Test
	void theFirstStateOfAFrozenAccountIsNotCountedAsStarting() {
		this.self.freeze(STATE);
		AccountRun run = this.rig.run(this.connection, this.self.id(), AuthOptions.user());
		Instant end = in(Duration.ofMinutes(15));
		assertThat(run.status().phase()).isEqualTo(AccountStatus.Phase.STARTING);
		assertThat(run.status().waitingUntil()).isBetween(end.minusSeconds(2), end);
		this.rig.pass(Duration.ofMinutes(14));
		assertThat(this.connection.calls(STATE)).isOne();
		assertThat(run.status().starting()).isLessThan(Duration.ofSeconds(1));
		this.self.thaw();
		this.rig.pass(Duration.ofMinutes(2));
		assertThat(run.status().phase()).isEqualTo(AccountStatus.Phase.LIVE);
	}

	@ParameterizedTest
	@EnumSource(DifferenceScope.class)
	void theEndOfAFloodWaitIsReportedAfterTheStart(DifferenceScope scope) {
		AccountRun run = run();
		assertThat(run.status().waitingUntil()).isNull();
		this.connection.floodWait((scope == DifferenceScope.ACCOUNT) ? DIFFERENCE : CHANNEL_DIFFERENCE, 600);
		lose("one");
		this.rig.pass(Duration.ofSeconds(5));
		assertThat(run.status().waitingUntil()).isBetween(in(Duration.ofSeconds(590)), in(Duration.ofSeconds(660)));
		assertThat(run.status().failing()).isEmpty();
		this.rig.pass(Duration.ofSeconds(60));
		assertThat(run.status().failing()).containsOnlyKeys(scope);
		assertThat(run.status().failing().get(scope).error()).isEqualTo("FLOOD_WAIT");
		assertThat(run.status().failing().get(scope).since()).isBetween(in(Duration.ofSeconds(-65)),
				in(Duration.ofSeconds(-60)));
		this.rig.pass(Duration.ofSeconds(660));
		assertThat(run.status().waitingUntil()).isNull();
		assertThat(run.status().failing()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(AccountKind.class)
	void aWayToFindAChannelRests(AccountKind kind) {
		boolean bot = kind == AccountKind.BOT;
		String method = bot ? "channels.getChannels" : "messages.getDialogs";
		SimulatedAccount seeker = bot ? this.rig.telegram().bot("seeker") : this.rig.telegram().user("seeker");
		seeker.pushedEntities(IncludedEntities.OMITTED).fetchedEntities(IncludedEntities.OMITTED);
		SimulatedChannel hidden = this.rig.telegram().supergroup("hidden").owner(this.alice).member(seeker);
		SimulatedConnection line = this.rig.telegram().connect(seeker);
		this.rig.run(line, seeker.id(), bot ? AuthOptions.bot() : AuthOptions.user());
		this.alice.sends(hidden, "first");
		seeker.freeze(method);
		line.dropNext(1);
		this.alice.sends(hidden, "lost");
		this.alice.sends(hidden, "seen");
		this.rig.pass(Duration.ofHours(8));
		assertThat(line.calls(method)).isBetween(5, 6);
		seeker.thaw();
		this.rig.pass(Duration.ofHours(5));
		assertThat(this.rig.texts()).contains("lost", "seen");
	}

}
