package io.github.telegramupdates.engine;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;

import io.github.telegramupdates.engine.FailingConnection.Failure;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.memory.InMemoryAccessHashes;
import io.github.telegramupdates.engine.peers.ChannelAccessHasher;
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
 * Clients, storages and listeners that throw errors, or return nothing: each delays what
 * depends on it until it works again, and no longer.
 */
class ForeignFailureTests {

	private Failure lookUps = Failure.NONE;

	private final EngineRig rig = new EngineRig((telegram) -> telegram,
			(engine) -> engine.channelAccessHasher(new FailingHashes()).listener((userId, event) -> failAt(event)));

	private final SimulatedAccount alice = this.rig.telegram().user("alice");

	private final SimulatedAccount self = this.rig.telegram().user("self");

	private final SimulatedChannel channel = this.rig.telegram()
		.supergroup("channel")
		.owner(this.alice)
		.member(this.self);

	private final SimulatedConnection connection = this.rig.telegram().connect(this.self);

	private final FailingConnection client = new FailingConnection(this.connection);

	private static void failAt(EngineEvent event) {
		throw new AssertionError("a listener that fails at " + event);
	}

	@AfterEach
	void close() {
		this.rig.close();
	}

	private AccountRun run() {
		return this.rig.run(this.client, this.self.id(), AuthOptions.user());
	}

	private void openGaps() {
		this.connection.dropNext(2);
		this.alice.sends(this.self, "lost");
		this.alice.sends(this.channel, "lost, too");
		this.alice.sends(this.self, "seen");
		this.alice.sends(this.channel, "seen, too");
		this.rig.pass(Duration.ofMinutes(1));
	}

	@ParameterizedTest
	@EnumSource(names = { "ERROR", "NULL" })
	void aCallThatFailsIsMadeAgain(Failure failure) {
		run();
		this.alice.sends(this.self, "one");
		this.alice.sends(this.channel, "first");
		this.rig.pass(Duration.ofSeconds(1));
		this.client.callsFailBy(failure);
		openGaps();
		assertThat(this.rig.texts()).containsExactlyInAnyOrder("one", "first");
		this.client.callsFailBy(Failure.NONE);
		this.rig.pass(Duration.ofMinutes(3));
		assertThat(this.rig.texts()).containsSubsequence("one", "lost", "seen")
			.containsSubsequence("first", "lost, too", "seen, too");
	}

	@ParameterizedTest
	@EnumSource(names = { "ERROR", "NULL" })
	void anAccountLivesThoughItsClientReportsNoTime(Failure failure) {
		this.client.timeFailsBy(failure);
		AccountRun run = run();
		this.alice.sends(this.self, "one");
		this.alice.sends(this.channel, "first");
		openGaps();
		assertThat(this.rig.texts()).contains("one", "lost", "seen", "first", "lost, too", "seen, too");
		assertThat(run.status().phase()).isEqualTo(AccountStatus.Phase.LIVE);
	}

	@Test
	void theLastKnownTimeGoesOnWhileTheClientReportsNone() {
		AccountRun run = run();
		this.client.timeFailsBy(Failure.NULL);
		this.rig.pass(Duration.ofMinutes(10));
		this.alice.sends(this.self, "one");
		this.rig.pass(Duration.ofSeconds(1));
		assertThat(run.status().lastPushes()).singleElement()
			.satisfies((pushed) -> assertThat(pushed).isAfter(this.connection.serverTime().minusSeconds(2)));
	}

	@Test
	void aStateThatCannotBeLoadedForAnErrorIsLoadedAgain() {
		this.rig.storage().breakDownBy(new NoClassDefFoundError("a class of the driver"));
		AccountRun run = run();
		assertThat(run.status().detail()).contains("NoClassDefFoundError");
		this.rig.storage().repair();
		this.rig.pass(Duration.ofMinutes(1));
		assertThat(run.status().phase()).isEqualTo(AccountStatus.Phase.LIVE);
	}

	@ParameterizedTest
	@EnumSource(names = { "ERROR", "NULL" })
	void anAccessHashThatCannotBeLookedUpIsLookedUpAgain(Failure failure) {
		this.self.pushedEntities(IncludedEntities.MIN);
		run();
		this.alice.sends(this.channel, "first");
		this.rig.pass(Duration.ofSeconds(1));
		this.lookUps = failure;
		this.connection.dropNext(1);
		this.alice.sends(this.channel, "lost, too");
		this.alice.sends(this.channel, "seen, too");
		this.rig.pass(Duration.ofMinutes(1));
		assertThat(this.rig.texts()).doesNotContain("lost, too");
		this.lookUps = Failure.NONE;
		this.rig.pass(Duration.ofMinutes(3));
		assertThat(this.rig.texts()).containsSubsequence("first", "lost, too", "seen, too");
	}

	/** Access hashes of channels that may not be found. */
	private final class FailingHashes implements ChannelAccessHasher {

		private final InMemoryAccessHashes hashes = new InMemoryAccessHashes();

		@Override
		public OptionalLong getChannelAccessHash(long userId, long channelId) {
			return ForeignFailureTests.this.lookUps.happens() ? null
					: this.hashes.getChannelAccessHash(userId, channelId);
		}

		@Override
		public void setChannelAccessHashes(long userId, Map<Long, Long> learnt) {
			this.hashes.setChannelAccessHashes(userId, learnt);
		}

	}

}
