package io.github.telegramupdates.engine.account;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.github.telegramupdates.engine.AccountRun;
import io.github.telegramupdates.engine.AuthOptions;
import io.github.telegramupdates.engine.EngineRig;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedChannel;
import io.github.telegramupdates.simulator.connection.SimulatedConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * channels that the application shows.
 */
class OpenChannelTests {

	private final EngineRig rig = new EngineRig();

	private final SimulatedAccount alice = this.rig.telegram().user("alice");

	private final SimulatedAccount self = this.rig.telegram().user("self");

	private final List<SimulatedChannel> channels = IntStream.range(0, 12)
		.mapToObj((i) -> this.rig.telegram().supergroup("channel " + i).owner(this.alice).member(this.self))
		.toList();

	private final SimulatedConnection connection = this.rig.telegram().connect(this.self);

	@AfterEach
	void close() {
		this.rig.close();
	}

	private void sayUnreceived(int channel, String text) {
		this.connection.dropNext(1);
		this.alice.sends(this.channels.get(channel), text);
		this.rig.pass(Duration.ofMinutes(1));
	}

	private void reload() {
		this.alice.sends(this.self, "hello");
		this.rig.pass(Duration.ofSeconds(1));
		this.rig.storage().setPts(this.self.id(), 1);
		this.alice.sends(this.self, "reload");
		this.rig.pass(Duration.ofMinutes(1));
		assertThat(this.rig.events(EngineEvent.Reloaded.class)).isNotEmpty();
	}

	@Test
	void theChannelsThatWereOpenedLastArePolledAlsoAfterAReload() {
		AccountRun run = this.rig.run(this.connection, this.self.id(), AuthOptions.user());
		IntStream.range(0, 10).forEach((i) -> run.openChannel(this.channels.get(i).id()));
		run.openChannel(this.channels.get(0).id());
		run.openChannel(this.channels.get(10).id());
		this.rig.pass(Duration.ofMinutes(1));
		sayUnreceived(0, "before");
		assertThat(this.rig.texts()).endsWith("before");
		reload();
		sayUnreceived(1, "closed");
		sayUnreceived(0, "after");
		assertThat(this.rig.texts()).endsWith("after").doesNotContain("closed");
	}

	@Test
	void onlyTheChannelsThatWereOpenedLastAreFetchedAfterAReload() {
		AccountRun run = this.rig.run(this.connection, this.self.id(), AuthOptions.user());
		this.channels.forEach((channel) -> run.openChannel(channel.id()));
		this.channels.subList(2, 12).forEach((channel) -> run.closeChannel(channel.id()));
		this.rig.pass(Duration.ofMinutes(1));
		int before = this.connection.calls("updates.getChannelDifference");
		reload();
		assertThat(this.connection.calls("updates.getChannelDifference")).isEqualTo(before);
	}

}
