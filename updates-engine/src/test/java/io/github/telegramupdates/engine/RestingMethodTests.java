package io.github.telegramupdates.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

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
 * T25: a method rests as long as the server wants, and nothing is called that nobody asks
 * for any more.
 */
class RestingMethodTests {

	private static final String STATE = "updates.getState";

	private static final String CHANNEL_DIFFERENCE = "updates.getChannelDifference";

	private final Queue<Runnable> kept = new ArrayDeque<>();

	private boolean keeping;

	private final EngineRig rig = new EngineRig((telegram) -> telegram, (engine) -> engine.executor(this::execute));

	private final SimulatedAccount alice = this.rig.telegram().user("alice");

	private void execute(Runnable task) {
		if (this.keeping) {
			this.kept.add(task);
		}
		else {
			task.run();
		}
	}

	@AfterEach
	void close() {
		this.keeping = false;
		this.rig.close();
	}

	@ParameterizedTest
	@EnumSource(AccountKind.class)
	void aWayToFindAChannelRestsAlsoOverAReload(AccountKind kind) {
		boolean bot = kind == AccountKind.BOT;
		String method = bot ? "channels.getChannels" : "messages.getDialogs";
		SimulatedAccount self = bot ? this.rig.telegram().bot("self") : this.rig.telegram().user("self");
		self.pushedEntities(IncludedEntities.OMITTED).fetchedEntities(IncludedEntities.OMITTED);
		SimulatedChannel channel = this.rig.telegram().supergroup("channel").owner(this.alice).member(self);
		SimulatedConnection connection = this.rig.telegram().connect(self);
		this.rig.run(connection, self.id(), bot ? AuthOptions.bot() : AuthOptions.user());
		this.alice.sends(self, "hello");
		this.alice.sends(channel, "first");
		connection.floodWait(method, 600);
		connection.dropNext(1);
		this.alice.sends(channel, "lost");
		this.alice.sends(channel, "seen");
		this.rig.pass(Duration.ofMinutes(5));
		assertThat(connection.calls(method)).isOne();
		this.rig.storage().setDate(self.id(), 1);
		this.alice.sends(self, "reload");
		this.rig.pass(Duration.ofMinutes(4));
		assertThat(this.rig.events(EngineEvent.Reloaded.class)).isNotEmpty();
		assertThat(connection.calls(method)).isOne();
		this.rig.pass(Duration.ofMinutes(5));
		assertThat(connection.calls(method)).isGreaterThan(1);
		assertThat(connection.floodViolations()).isZero();
		assertThat(this.rig.texts()).contains("lost", "seen");
	}

	@Test
	void theFirstStateRests() {
		SimulatedAccount self = this.rig.telegram().user("self");
		SimulatedConnection connection = this.rig.telegram().connect(self);
		connection.floodWait(STATE, 300);
		this.rig.run(connection, self.id(), AuthOptions.user());
		this.rig.pass(Duration.ofMinutes(10));
		assertThat(connection.floodViolations()).isZero();
		this.alice.sends(self, "hello");
		this.rig.pass(Duration.ofSeconds(1));
		assertThat(this.rig.texts()).containsExactly("hello");
	}

	@Test
	void aChannelThatWaitsForAThreadIsNotFetchedAfterAStop() {
		SimulatedAccount self = this.rig.telegram().user("self");
		SimulatedChannel channel = this.rig.telegram().supergroup("channel").owner(this.alice).member(self);
		SimulatedConnection connection = this.rig.telegram().connect(self);
		AccountRun run = this.rig.run(connection, self.id(), AuthOptions.user());
		this.alice.sends(channel, "first");
		this.rig.pass(Duration.ofSeconds(1));
		connection.dropNext(1);
		this.alice.sends(channel, "lost");
		this.alice.sends(channel, "seen");
		this.keeping = true;
		this.rig.pass(Duration.ofSeconds(5));
		assertThat(this.kept).isNotEmpty();
		int calls = connection.calls(CHANNEL_DIFFERENCE);
		this.keeping = false;
		run.close();
		this.kept.forEach(Runnable::run);
		this.rig.pass(Duration.ofMinutes(1));
		assertThat(connection.calls(CHANNEL_DIFFERENCE)).isEqualTo(calls);
	}

}
