package io.github.telegramupdates.engine;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedChannel;
import io.github.telegramupdates.simulator.connection.SimulatedConnection;
import io.github.telegramupdates.tl.PeerUser;
import io.github.telegramupdates.tl.SendMessageTypingAction;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateBotCallbackQuery;
import io.github.telegramupdates.tl.UpdateShort;
import io.github.telegramupdates.tl.UpdateUserName;
import io.github.telegramupdates.tl.UpdateUserTyping;
import io.github.telegramupdates.tl.Updates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What happens while the state of an account is loaded again.
 */
class ReloadTests {

	private static final String CHANNEL_DIFFERENCE = "updates.getChannelDifference";

	private static final String DIFFERENCE = "updates.getDifference";

	private final EngineRig rig = new EngineRig();

	private final SimulatedAccount alice = this.rig.telegram().user("alice");

	private final SimulatedAccount self = this.rig.telegram().user("self");

	private final SimulatedChannel known = this.rig.telegram().supergroup("known").owner(this.alice).member(this.self);

	private final SimulatedChannel unknown = this.rig.telegram()
		.supergroup("unknown")
		.owner(this.alice)
		.member(this.self);

	private final SimulatedConnection connection = this.rig.telegram().connect(this.self);

	@AfterEach
	void close() {
		this.rig.close();
	}

	private AccountRun run() {
		AccountRun run = this.rig.run(this.connection, this.self.id(), AuthOptions.user());
		this.alice.sends(this.self, "hello");
		this.alice.sends(this.known, "first");
		this.rig.pass(Duration.ofSeconds(1));
		assertThat(this.rig.texts()).containsExactly("hello", "first");
		return run;
	}

	/** Somebody else writes the state; it cannot be read again before {@link #end}. */
	private void reloadBegins() {
		this.rig.storage().setDate(this.self.id(), 1);
		this.rig.storage().breakDown();
		this.alice.sends(this.self, "reload");
		this.rig.pass(Duration.ofSeconds(3));
		assertThat(this.rig.events(EngineEvent.Reloaded.class)).hasSize(1);
	}

	private void reloadEnds() {
		this.rig.storage().repair();
		this.rig.pass(Duration.ofMinutes(1));
	}

	private static Update renamed(String name) {
		return new UpdateUserName(5, name, "", List.of());
	}

	private void push(Update... updates) {
		this.connection.push(new Updates(List.of(updates), List.of(), List.of(), 1, 0));
	}

	@Test
	void whatIsPushedMeanwhileIsDeliveredInOrder() {
		run();
		reloadBegins();
		this.alice.sends(this.self, "one");
		this.alice.sends(this.unknown, "begins");
		push(renamed("without a position"));
		this.alice.sends(this.self, "two");
		this.rig.pass(Duration.ofSeconds(1));
		assertThat(this.rig.texts()).doesNotContain("one", "begins");
		reloadEnds();
		assertThat(this.rig.texts()).containsSubsequence("reload", "one", "two")
			.contains("begins")
			.doesNotHaveDuplicates();
		assertThat(this.rig.delivered()).containsOnlyOnce(renamed("without a position"));
	}

	@Test
	void whatWaitedInTheInboxWhenTheReloadBeganIsDelivered() {
		run();
		this.connection.holdPushes();
		this.rig.storage().setDate(this.self.id(), 1);
		this.alice.sends(this.self, "reload");
		IntStream.rangeClosed(1, 20).forEach((i) -> this.alice.sends(this.unknown, "text " + i));
		this.connection.releasePushes();
		this.rig.pass(Duration.ofMinutes(1));
		assertThat(this.rig.events(EngineEvent.Reloaded.class)).isNotEmpty();
		assertThat(this.rig.texts()).filteredOn((text) -> text.startsWith("text"))
			.containsExactlyElementsOf(IntStream.rangeClosed(1, 20).mapToObj((i) -> "text " + i).toList());
	}

	@Test
	void ofWhatDoesNotFitEachChannelIsFetchedFromItsFirstUpdateOn() {
		run();
		reloadBegins();
		IntStream.rangeClosed(1, 1_000).forEach((i) -> this.alice.sends(this.self, "kept " + i));
		IntStream.rangeClosed(1, 30).forEach((i) -> {
			this.alice.sends(this.unknown, "unknown " + i);
			this.alice.sends(this.known, "known " + i);
			this.alice.sends(this.self, "common " + i);
		});
		reloadEnds();
		for (String name : List.of("unknown ", "known ", "common ")) {
			assertThat(this.rig.texts()).filteredOn((text) -> text.startsWith(name))
				.containsExactlyElementsOf(IntStream.rangeClosed(1, 30).mapToObj((i) -> name + i).toList());
		}
		assertThat(this.rig.holes()).isEmpty();
	}

	@Test
	void ofWhatDoesNotFitWhatHasNoPositionIsDroppedWithAnEvent() {
		run();
		reloadBegins();
		IntStream.rangeClosed(1, 1_002).forEach((i) -> push(renamed("name " + i)));
		assertThat(this.rig.events(EngineEvent.EphemeralDropped.class)).hasSize(2)
			.allSatisfy((event) -> assertThat(event.count()).isOne());
		reloadEnds();
		assertThat(this.rig.delivered()).contains(renamed("name 1"), renamed("name 1000"))
			.doesNotContain(renamed("name 1001"));
	}

	@Test
	void queriesAndTypingDoNotWait() {
		run();
		reloadBegins();
		Update query = new UpdateBotCallbackQuery(1, 2, new PeerUser(2), 1, 1, null, null);
		Update typing = new UpdateUserTyping(5, null, new SendMessageTypingAction());
		push(renamed("waits"), query);
		this.connection.push(new UpdateShort(typing, 1));
		push(query);
		this.rig.pass(Duration.ofMillis(10));
		assertThat(this.rig.delivered()).containsOnlyOnce(query, typing).doesNotContain(renamed("waits"));
		reloadEnds();
		push(query);
		this.rig.pass(Duration.ofMillis(10));
		assertThat(this.rig.delivered()).containsOnlyOnce(query, typing, renamed("waits"));
	}

	@Test
	void aChannelThatIsOpenedMeanwhileIsOpenAfterwards() {
		AccountRun run = run();
		reloadBegins();
		run.openChannel(this.known.id());
		reloadEnds();
		this.connection.dropNext(1);
		this.alice.sends(this.known, "unheard");
		this.rig.pass(Duration.ofMinutes(1));
		assertThat(this.rig.texts()).endsWith("unheard");
	}

	@Test
	void aFloodWaitOfTheDifferenceOutlastsIt() {
		run();
		this.connection.floodWait(DIFFERENCE, 600);
		this.connection.dropNext(1);
		this.alice.sends(this.self, "lost");
		this.alice.sends(this.self, "seen");
		this.rig.pass(Duration.ofSeconds(5));
		this.rig.storage().setChannelPts(this.self.id(), this.known.id(), 1);
		this.alice.sends(this.known, "goes on");
		this.rig.pass(Duration.ofMinutes(9));
		assertThat(this.rig.events(EngineEvent.Reloaded.class)).hasSize(1);
		assertThat(this.connection.floodViolations()).isZero();
		this.rig.pass(Duration.ofMinutes(3));
		assertThat(this.rig.texts()).contains("lost", "seen");
	}

	@Test
	void aFloodWaitOfAChannelOutlastsIt() {
		run();
		this.connection.floodWait(CHANNEL_DIFFERENCE, 600);
		this.connection.dropNext(1);
		this.alice.sends(this.known, "lost");
		this.alice.sends(this.known, "seen");
		this.rig.pass(Duration.ofSeconds(5));
		reloadBegins();
		reloadEnds();
		this.rig.pass(Duration.ofMinutes(8));
		assertThat(this.connection.floodViolations()).isZero();
		this.rig.pass(Duration.ofMinutes(3));
		assertThat(this.rig.texts()).endsWith("lost", "seen");
	}

}
