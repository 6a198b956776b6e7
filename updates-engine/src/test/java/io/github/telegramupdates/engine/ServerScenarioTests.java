package io.github.telegramupdates.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.DeliveredUpdate;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.memory.InMemoryAccessHashes;
import io.github.telegramupdates.engine.memory.InMemoryStateStorage;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedChannel;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.simulator.clock.VirtualClock;
import io.github.telegramupdates.simulator.connection.SimulatedConnection;
import io.github.telegramupdates.tl.Channel;
import io.github.telegramupdates.tl.ChatPhotoEmpty;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.PeerChannel;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
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

	private final VirtualClock clock = new VirtualClock();

	private final SimulatedTelegram telegram = SimulatedTelegram.builder().clock(this.clock).build();

	private final SimulatedAccount alice = this.telegram.user("alice");

	private final SimulatedAccount self = this.telegram.user("self");

	private final SimulatedConnection connection = this.telegram.connect(this.self);

	private final InMemoryStateStorage storage = new InMemoryStateStorage();

	private final InMemoryAccessHashes hashes = new InMemoryAccessHashes();

	private final List<Update> delivered = new ArrayList<>();

	private final List<EngineEvent> events = new ArrayList<>();

	private final GapEngine engine = GapEngine.builder()
		.storage(this.storage)
		.channelAccessHasher(this.hashes)
		.userAccessHasher(this.hashes)
		.delivery(this::deliver)
		.timers(new VirtualTimers(this.clock))
		.executor(this.clock::execute)
		.inboxExecutor(this.clock::execute)
		.listener((userId, event) -> this.events.add(event))
		.build();

	private void deliver(Batch batch) {
		if (batch.change() != null) {
			this.storage.commit(batch.change());
		}
		batch.updates().stream().map(DeliveredUpdate::update).forEach(this.delivered::add);
	}

	private AccountRun run() {
		AccountRun run = this.engine.run(this.connection, this.self.id(), AuthOptions.user());
		this.clock.advance(Duration.ofSeconds(1));
		return run;
	}

	private List<String> texts() {
		return this.delivered.stream().map(ServerScenarioTests::text).filter((text) -> !text.isEmpty()).toList();
	}

	private static String text(Update update) {
		if (update instanceof UpdateNewMessage message && message.message() instanceof Message plain) {
			return plain.message();
		}
		return (update instanceof UpdateNewChannelMessage message && message.message() instanceof Message plain)
				? plain.message() : "";
	}

	@AfterEach
	void close() {
		this.engine.close();
		this.telegram.close();
	}

	@Test
	void scenario89SixThousandIdleChannelsCost96RequestsADay() {
		List<SimulatedChannel> channels = IntStream.range(0, 6_000)
			.mapToObj((number) -> this.telegram.supergroup("c" + number).owner(this.alice).member(this.self))
			.toList();
		AccountRun run = run();
		channels.forEach((channel) -> this.alice.sends(channel, "hello"));
		this.clock.advance(Duration.ofSeconds(5));
		assertThat(texts()).hasSize(6_000);
		assertThat(run.status().channels()).isEqualTo(6_000);
		int differences = this.connection.calls(DIFFERENCE);
		this.clock.advance(Duration.ofHours(24));
		assertThat(this.connection.calls(DIFFERENCE)).isEqualTo(differences + 96);
		assertThat(this.connection.calls(CHANNEL_DIFFERENCE)).isZero();
	}

	@Test
	void scenario90AChannelUpdateThatIsLostWithoutAnyLaterOneIsFoundByTheDifferenceAfterSilence() {
		SimulatedChannel channel = this.telegram.supergroup("news").owner(this.alice).member(this.self);
		run();
		this.alice.sends(channel, "seen");
		this.clock.advance(Duration.ofMinutes(1));
		this.connection.dropNext(1);
		this.alice.sends(channel, "lost");
		this.clock.advance(Duration.ofMinutes(13));
		assertThat(texts()).containsExactly("seen");
		this.clock.advance(Duration.ofMinutes(3));
		assertThat(texts()).containsExactly("seen", "lost");
		assertThat(this.connection.calls(CHANNEL_DIFFERENCE)).isEqualTo(1);
	}

	@Test
	void scenario90ALostChannelUpdateIsFoundThoughPushesOfTheAccountWentOn() {
		SimulatedChannel channel = this.telegram.supergroup("news").owner(this.alice).member(this.self);
		run();
		this.alice.sends(channel, "seen");
		this.connection.dropNext(1);
		this.alice.sends(channel, "lost");
		for (int i = 0; i < 10; i++) {
			this.clock.advance(Duration.ofMinutes(5));
			this.alice.sends(this.self, "private " + i);
		}
		assertThat(texts()).doesNotContain("lost");
		this.clock.advance(Duration.ofMinutes(16));
		assertThat(texts()).containsOnlyOnce("lost");
	}

	@Test
	void scenario36WhatTheAnswerToJoiningAChannelHoldsIsLiveInputAndDeliveredOnce() {
		SimulatedChannel channel = this.telegram.channel("news").owner(this.alice);
		run();
		this.connection.api().invoke(new JoinChannel(this.self.inputChannel(channel)));
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(this.delivered).extracting(Update::getClass)
			.extracting(Class::getSimpleName)
			.containsOnlyOnce("UpdateChannel");
		assertThat(this.connection.calls(CHANNEL_DIFFERENCE)).isLessThanOrEqualTo(1);
		this.alice.sends(channel, "first");
		this.clock.advance(Duration.ofSeconds(5));
		assertThat(texts()).containsExactly("first");
	}

	@ParameterizedTest
	@ValueSource(strings = { "AUTH_KEY_DUPLICATED", "USER_DEACTIVATED_BAN" })
	void scenario54ALostAuthorisationAtTheStartStopsTheAccountOnceAndKeepsItsState(String type) {
		run().close();
		this.alice.sends(this.self, "later");
		this.connection.failAlways(DIFFERENCE, type.startsWith("AUTH") ? 406 : 401, type);
		int calls = this.connection.calls(DIFFERENCE);
		this.events.clear();
		AccountRun run = run();
		assertThat(run.stopped())
			.isCompletedWithValueMatching((stopped) -> stopped.cause() == EngineEvent.Stopped.Cause.UNAUTHORIZED
					&& stopped.detail().equals(type));
		this.clock.advance(Duration.ofHours(1));
		assertThat(this.events).filteredOn(EngineEvent.Stopped.class::isInstance).hasSize(1);
		assertThat(this.connection.calls(DIFFERENCE)).isEqualTo(calls + 1);
		this.connection.heal(DIFFERENCE);
		run();
		assertThat(texts()).containsExactly("later");
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
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(texts()).containsExactly("hi");
		assertThat(this.hashes.getChannelAccessHash(this.self.id(), 5_000)).isEmpty();
		this.connection
			.push(new Updates(List.of(new UpdateNewChannelMessage(message, 9, 1)), List.of(), List.of(part), 0, 0));
		this.clock.advance(Duration.ofSeconds(5));
		assertThat(this.connection.calls(CHANNEL_DIFFERENCE, 5_000)).isZero();
	}

}
