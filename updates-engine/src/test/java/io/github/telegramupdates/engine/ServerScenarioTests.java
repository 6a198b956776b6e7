package io.github.telegramupdates.engine;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedChannel;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.simulator.connection.SimulatedConnection;
import io.github.telegramupdates.tl.Channel;
import io.github.telegramupdates.tl.ChatPhotoEmpty;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.PeerChannel;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.channels.rpc.JoinChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scenarios whose other half is the server: what an idle account costs, what a lost push
 * leaves behind, and what answers bring.
 */
class ServerScenarioTests {

	private static final String DIFFERENCE = "updates.getDifference";

	private static final String CHANNEL_DIFFERENCE = "updates.getChannelDifference";

	private final EngineRig rig = new EngineRig();

	private final SimulatedTelegram telegram = this.rig.telegram();

	private final SimulatedAccount alice = this.telegram.user("alice");

	private final SimulatedAccount self = this.telegram.user("self");

	private final SimulatedConnection connection = this.telegram.connect(this.self);

	@AfterEach
	void close() {
		this.rig.close();
	}

	private AccountRun run() {
		return this.rig.run(this.connection, this.self.id(), AuthOptions.user());
	}

	@Test
	void scenario89SixThousandIdleChannelsCost96RequestsADay() {
		List<SimulatedChannel> channels = IntStream.range(0, 6_000)
			.mapToObj((number) -> this.telegram.supergroup("c" + number).owner(this.alice).member(this.self))
			.toList();
		AccountRun run = run();
		channels.forEach((channel) -> this.alice.sends(channel, "hello"));
		this.rig.pass(Duration.ofSeconds(5));
		assertThat(this.rig.texts()).hasSize(6_000);
		assertThat(run.status().channels()).isEqualTo(6_000);
		int differences = this.connection.calls(DIFFERENCE);
		this.rig.pass(Duration.ofHours(24));
		assertThat(this.connection.calls(DIFFERENCE)).isEqualTo(differences + 96);
		assertThat(this.connection.calls(CHANNEL_DIFFERENCE)).isZero();
	}

	@Test
	void scenario90AChannelUpdateThatIsLostWithoutAnyLaterOneIsFoundWithin15Minutes() {
		SimulatedChannel channel = this.telegram.supergroup("news").owner(this.alice).member(this.self);
		run();
		this.alice.sends(channel, "seen");
		this.rig.pass(Duration.ofMinutes(1));
		this.connection.dropNext(1);
		this.alice.sends(channel, "lost");
		this.rig.pass(Duration.ofMinutes(15).plusSeconds(1));
		assertThat(this.rig.texts()).containsExactly("seen", "lost");
		assertThat(this.connection.calls(CHANNEL_DIFFERENCE)).isEqualTo(1);
	}

	@Test
	void scenario90ALostChannelUpdateIsFoundWithin15MinutesThoughPushesOfTheAccountGoOn() {
		SimulatedChannel channel = this.telegram.supergroup("news").owner(this.alice).member(this.self);
		run();
		this.alice.sends(channel, "seen");
		this.connection.dropNext(1);
		this.alice.sends(channel, "lost");
		for (int minute = 1; minute <= 15; minute++) {
			this.rig.pass(Duration.ofMinutes(1));
			this.alice.sends(this.self, "private " + minute);
		}
		this.rig.pass(Duration.ofSeconds(1));
		assertThat(this.rig.texts()).containsOnlyOnce("lost");
		assertThat(this.connection.calls(CHANNEL_DIFFERENCE)).isEqualTo(1);
	}

	@Test
	void aThousandLivelyChannelsOfWhichNothingIsLostCostFourDifferencesAnHour() {
		List<SimulatedChannel> channels = IntStream.range(0, 1_000)
			.mapToObj((number) -> this.telegram.supergroup("c" + number).owner(this.alice).member(this.self))
			.toList();
		run();
		channels.forEach((channel) -> this.alice.sends(channel, "hello"));
		this.rig.pass(Duration.ofSeconds(5));
		int differences = this.connection.calls(DIFFERENCE);
		for (int minutes = 0; minutes < 60; minutes += 5) {
			channels.forEach((channel) -> this.alice.sends(channel, "hello"));
			this.rig.pass(Duration.ofMinutes(5));
		}
		assertThat(this.connection.calls(DIFFERENCE)).isEqualTo(differences + 4);
		assertThat(this.connection.calls(CHANNEL_DIFFERENCE)).isZero();
		assertThat(this.rig.texts()).hasSize(13_000);
	}

	@Test
	void scenario36WhatTheAnswerToJoiningAChannelHoldsIsLiveInputAndDeliveredOnce() {
		SimulatedChannel channel = this.telegram.channel("news").owner(this.alice);
		run();
		this.connection.api().invoke(new JoinChannel(this.self.inputChannel(channel)));
		this.rig.pass(Duration.ofSeconds(1));
		assertThat(this.rig.delivered()).extracting(Update::getClass)
			.extracting(Class::getSimpleName)
			.containsOnlyOnce("UpdateChannel");
		assertThat(this.connection.calls(CHANNEL_DIFFERENCE)).isLessThanOrEqualTo(1);
		this.alice.sends(channel, "first");
		this.rig.pass(Duration.ofSeconds(5));
		assertThat(this.rig.texts()).containsExactly("first");
	}

	@ParameterizedTest
	@ValueSource(strings = { "AUTH_KEY_DUPLICATED", "USER_DEACTIVATED_BAN" })
	void scenario54ALostAuthorisationAtTheStartStopsTheAccountOnceAndKeepsItsState(String type) {
		run().close();
		this.alice.sends(this.self, "later");
		this.connection.failAlways(DIFFERENCE, type.startsWith("AUTH") ? 406 : 401, type);
		int calls = this.connection.calls(DIFFERENCE);
		int stops = this.rig.events(EngineEvent.Stopped.class).size();
		AccountRun run = run();
		assertThat(run.stopped())
			.isCompletedWithValueMatching((stopped) -> stopped.cause() == EngineEvent.Stopped.Cause.UNAUTHORIZED
					&& stopped.detail().equals(type));
		this.rig.pass(Duration.ofHours(1));
		assertThat(this.rig.events(EngineEvent.Stopped.class)).hasSize(stops + 1);
		assertThat(this.connection.calls(DIFFERENCE)).isEqualTo(calls + 1);
		this.connection.heal(DIFFERENCE);
		run();
		assertThat(this.rig.texts()).containsExactly("later");
	}

	@Test
	void scenario79TheAccessHashOfAChannelThatIsSentInPartIsNotLearnt() {
		run();
		Message message = Message.builder().id(1).peerId(new PeerChannel(5_000)).date(1).message("hi").build();
		Channel part = Channel.builder()
			.id(5_000)
			.title("news")
			.photo(new ChatPhotoEmpty())
			.date(1)
			.accessHash(99L)
			.min(true)
			.build();
		this.connection
			.push(new Updates(List.of(new UpdateNewChannelMessage(message, 7, 1)), List.of(), List.of(part), 0, 0));
		this.rig.pass(Duration.ofSeconds(1));
		assertThat(this.rig.texts()).containsExactly("hi");
		assertThat(this.rig.hashes().getChannelAccessHash(this.self.id(), 5_000)).isEmpty();
		this.connection
			.push(new Updates(List.of(new UpdateNewChannelMessage(message, 9, 1)), List.of(), List.of(part), 0, 0));
		this.rig.pass(Duration.ofSeconds(5));
		assertThat(this.connection.calls(CHANNEL_DIFFERENCE, 5_000)).isZero();
	}

}
