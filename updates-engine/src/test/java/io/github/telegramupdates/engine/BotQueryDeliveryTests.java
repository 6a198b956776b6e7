package io.github.telegramupdates.engine;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.simulator.connection.SimulatedConnection;
import io.github.telegramupdates.tl.PeerUser;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateBotCallbackQuery;
import io.github.telegramupdates.tl.UpdateBotInlineQuery;
import io.github.telegramupdates.tl.UpdateShort;
import io.github.telegramupdates.tl.UpdateUserName;
import io.github.telegramupdates.tl.Updates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Queries to bots are delivered once, and at once, whatever the account waits for.
 */
class BotQueryDeliveryTests {

	private final EngineRig rig = new EngineRig();

	private final SimulatedTelegram telegram = this.rig.telegram();

	private final SimulatedAccount alice = this.telegram.user("alice");

	private final SimulatedAccount bot = this.telegram.bot("bot");

	private final SimulatedConnection first = this.telegram.connect(this.bot);

	private final SimulatedConnection second = this.telegram.connect(this.bot);

	@AfterEach
	void close() {
		this.rig.close();
	}

	private AccountRun run() {
		return this.rig.run(this.first, this.bot.id(), AuthOptions.bot());
	}

	private Update pressed(long queryId) {
		return new UpdateBotCallbackQuery(queryId, this.alice.id(), new PeerUser(this.alice.id()), 1, 1, null, null);
	}

	private static Updates ordered(int seq, Update... updates) {
		return new Updates(List.of(updates), List.of(), List.of(), 1, seq);
	}

	private void push(SimulatedConnection connection, Update update) {
		connection.push(new UpdateShort(update, 1));
		this.rig.pass(Duration.ofMillis(10));
	}

	private void reload() {
		this.rig.storage().setPts(this.bot.id(), 1);
		this.alice.sends(this.bot, "reload");
		this.rig.pass(Duration.ofMinutes(1));
		assertThat(this.rig.events(EngineEvent.Reloaded.class)).isNotEmpty();
	}

	@Test
	void aPressedButtonDoesNotWaitForAFloodWait() {
		run();
		this.first.floodWait("updates.getDifference", 600);
		this.first.push(ordered(5, new UpdateUserName(5, "held", "", List.of()), pressed(1)));
		this.rig.pass(Duration.ofSeconds(5));
		assertThat(this.rig.delivered()).containsExactly(pressed(1));
	}

	@Test
	void oneThatIsSentAgainIsDeliveredOnceWhateverItsContainer() {
		run();
		push(this.first, pressed(1));
		push(this.first, pressed(1));
		this.first.push(ordered(1, pressed(1)));
		this.first.push(ordered(1, pressed(1)));
		this.rig.pass(Duration.ofSeconds(5));
		assertThat(this.rig.delivered()).containsExactly(pressed(1));
	}

	@Test
	void oneThatTwoSessionsArePushedIsDeliveredOnce() {
		run().attach(this.second);
		push(this.second, pressed(1));
		push(this.first, pressed(1));
		push(this.first, pressed(2));
		push(this.second, pressed(2));
		assertThat(this.rig.delivered()).containsExactly(pressed(1), pressed(2));
	}

	@Test
	void queriesOfAnotherKindAreOthersThoughTheirNumberIsTheSame() {
		run();
		Update inline = new UpdateBotInlineQuery(1, 1, "", null, null, "");
		push(this.first, pressed(1));
		push(this.first, inline);
		assertThat(this.rig.delivered()).containsExactly(pressed(1), inline);
	}

	@Test
	void itIsKnownOverAReload() {
		this.alice.sends(this.bot, "before");
		run();
		this.alice.sends(this.bot, "hello");
		push(this.first, pressed(1));
		reload();
		push(this.first, pressed(1));
		assertThat(this.rig.delivered()).containsOnlyOnce(pressed(1));
	}

	@Test
	void beforeTheStateIsLoadedItIsDeliveredAtOnceAndOnce() {
		this.rig.storage().breakDown();
		run();
		push(this.first, pressed(1));
		assertThat(this.rig.delivered()).containsExactly(pressed(1));
		push(this.first, pressed(1));
		this.rig.storage().repair();
		this.rig.pass(Duration.ofMinutes(1));
		push(this.first, pressed(1));
		assertThat(this.rig.delivered()).containsExactly(pressed(1));
	}

	@Test
	void afterTenMinutesTheSameNumberIsANewQuery() {
		run();
		push(this.first, pressed(1));
		this.rig.pass(Duration.ofMinutes(9));
		push(this.first, pressed(1));
		assertThat(this.rig.delivered()).containsExactly(pressed(1));
		this.rig.pass(Duration.ofMinutes(2));
		push(this.first, pressed(1));
		assertThat(this.rig.delivered()).containsExactly(pressed(1), pressed(1));
	}

	@Test
	void onlyTheLastTenThousandAreRemembered() {
		run();
		LongStream.rangeClosed(1, 10_001).forEach((id) -> push(this.first, pressed(id)));
		push(this.first, pressed(2));
		assertThat(this.rig.delivered()).hasSize(10_001);
		push(this.first, pressed(1));
		assertThat(this.rig.delivered()).hasSize(10_002).endsWith(pressed(1));
	}

}
