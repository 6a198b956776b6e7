package io.github.telegramupdates.engine.intake;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.github.telegramupdates.engine.AccountRun;
import io.github.telegramupdates.engine.AuthOptions;
import io.github.telegramupdates.engine.EngineRig;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.simulator.connection.SimulatedConnection;
import io.github.telegramupdates.tl.InputUserSelf;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateLoginToken;
import io.github.telegramupdates.tl.UpdateSentPhoneCode;
import io.github.telegramupdates.tl.UpdateShort;
import io.github.telegramupdates.tl.UpdateUserName;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.UpdatesCombined;
import io.github.telegramupdates.tl.auth.SentCode;
import io.github.telegramupdates.tl.auth.SentCodeTypeApp;
import io.github.telegramupdates.tl.users.rpc.GetUsers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Scenario 98: what comes before the state of the account is loaded.
 */
class EarlyUpdateTests {

	private static final Update TOKEN = new UpdateLoginToken();

	private final EngineRig rig = new EngineRig();

	private final SimulatedAccount self = this.rig.telegram().user("self");

	private final SimulatedConnection connection = this.rig.telegram().connect(this.self);

	@BeforeEach
	void theStateCannotBeLoaded() {
		this.rig.storage().breakDown();
	}

	@AfterEach
	void close() {
		this.rig.close();
	}

	private AccountRun run() {
		return this.rig.run(this.connection, this.self.id(), AuthOptions.user());
	}

	private void stateIsLoaded() {
		this.rig.storage().repair();
		this.rig.pass(Duration.ofSeconds(31));
	}

	private static Update renamed(String name) {
		return new UpdateUserName(5, name, "", List.of());
	}

	private static Updates container(Update... updates) {
		return new Updates(List.of(updates), List.of(), List.of(), 1, 0);
	}

	@Test
	void scenario98WhatComesBeforeALoginIsDeliveredAtOnceAndNothingElseIsProcessed() {
		run();
		this.connection.push(new UpdateShort(TOKEN, 1));
		this.connection.push(new UpdateShort(sentCode(), 1));
		this.connection.push(container(renamed("later")));
		this.rig.pass(Duration.ofSeconds(1));
		assertThat(this.rig.delivered()).containsExactly(TOKEN, sentCode());
		assertThat(this.connection.calls("updates.getDifference")).isZero();
		assertThat(this.connection.calls("updates.getState")).isZero();
	}

	private static Update sentCode() {
		return new UpdateSentPhoneCode(new SentCode(new SentCodeTypeApp(5), "hash", null, null));
	}

	@Test
	void whatNeedsAStateWaitsForIt() {
		run();
		this.connection.push(container(renamed("one"), TOKEN));
		this.connection.push(new UpdatesCombined(List.of(TOKEN, renamed("two")), List.of(), List.of(), 1, 0, 0));
		this.rig.pass(Duration.ofSeconds(1));
		assertThat(this.rig.delivered()).containsExactly(TOKEN, TOKEN);
		stateIsLoaded();
		assertThat(this.rig.delivered()).containsExactly(TOKEN, TOKEN, renamed("one"), renamed("two"));
	}

	@Test
	void whatAConnectionOfSomebodyElseIsPushedBeforeItIsFoundOutIsNotDelivered() {
		SimulatedTelegram telegram = this.rig.telegram();
		SimulatedAccount bot = telegram.bot("bot");
		SimulatedConnection wrong = telegram.connect(telegram.bot("other"));
		this.rig.run(telegram.connect(bot), bot.id(), AuthOptions.bot()).attach(wrong);
		wrong.push(container(renamed("somebody")));
		this.rig.pass(Duration.ofSeconds(1));
		wrong.api().invoke(new GetUsers(List.of(new InputUserSelf())));
		this.rig.pass(Duration.ofSeconds(1));
		stateIsLoaded();
		assertThat(this.rig.delivered()).isEmpty();
	}

	@Test
	void whatDoesNotFitIsFetchedByTheFirstDifference() {
		SimulatedAccount alice = this.rig.telegram().user("alice");
		this.rig.storage().repair();
		run().close();
		this.rig.storage().breakDown();
		run();
		IntStream.rangeClosed(1, 1_500).forEach((i) -> alice.sends(this.self, "text " + i));
		assertThat(this.rig.texts()).isEmpty();
		stateIsLoaded();
		assertThat(this.rig.texts())
			.containsExactlyElementsOf(IntStream.rangeClosed(1, 1_500).mapToObj((i) -> "text " + i).toList());
	}

	@Test
	void afterAStopNothingIsDelivered() {
		run().close();
		this.connection.push(new UpdateShort(TOKEN, 1));
		stateIsLoaded();
		assertThat(this.rig.delivered()).isEmpty();
		assertThat(this.rig.events(EngineEvent.Stopped.class)).hasSize(1);
	}

	@Test
	void aConnectionThatFeedsSomebodyElseIsRefused() {
		run();
		assertThatIllegalStateException().isThrownBy(this::run);
		stateIsLoaded();
		this.rig.telegram().user("alice").sends(this.self, "hello");
		this.rig.pass(Duration.ofSeconds(1));
		assertThat(this.rig.texts()).containsExactly("hello");
	}

}
