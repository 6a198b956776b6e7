package io.github.telegramupdates.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.connection.SimulatedConnection;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.tl.UpdateShortSentMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A position that belongs to another account, end to end.
 */
class ForeignPositionTests {

	private final EngineRig rig = new EngineRig();

	private final SimulatedTelegram telegram = this.rig.telegram();

	private final SimulatedAccount alice = this.telegram.user("alice");

	private final SimulatedAccount self = this.telegram.user("self");

	private final SimulatedConnection connection = this.telegram.connect(this.self);

	@AfterEach
	void close() {
		this.rig.close();
	}

	@Test
	void aForeignPositionDoesNotMuteTheAccount() {
		this.rig.run(this.connection, this.self.id(), AuthOptions.user());
		this.alice.sends(this.self, "first");
		this.connection.push(new UpdateShortSentMessage(true, 1, 5_000, 1, 1, null, null, null));
		List<String> sent = new ArrayList<>(List.of("first"));
		for (int minute = 0; minute < 120; minute++) {
			this.rig.pass(Duration.ofMinutes(1));
			this.alice.sends(this.self, "minute " + minute);
			sent.add("minute " + minute);
		}
		this.rig.pass(Duration.ofSeconds(1));
		assertThat(this.rig.texts()).containsExactlyElementsOf(sent);
		assertThat(this.rig.holes()).isEmpty();
		// the start, eight quarters of an hour, and four that look for what is not there
		assertThat(this.connection.calls("updates.getDifference")).isLessThanOrEqualTo(1 + 8 + 4);
	}

}
