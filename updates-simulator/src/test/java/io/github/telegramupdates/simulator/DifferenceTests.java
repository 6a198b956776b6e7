package io.github.telegramupdates.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.simulator.clock.VirtualClock;
import io.github.telegramupdates.simulator.connection.SimulatedConnection;
import io.github.telegramupdates.tl.ChannelMessagesFilterEmpty;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.UpdateBotStopped;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.UpdateDeleteChannelMessages;
import io.github.telegramupdates.tl.UpdateDeleteMessages;
import io.github.telegramupdates.tl.UpdateEditMessage;
import io.github.telegramupdates.tl.updates.ChannelDifference;
import io.github.telegramupdates.tl.updates.ChannelDifferenceEmpty;
import io.github.telegramupdates.tl.updates.ChannelDifferenceType;
import io.github.telegramupdates.tl.updates.Difference;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import io.github.telegramupdates.tl.updates.DifferenceSlice;
import io.github.telegramupdates.tl.updates.DifferenceType;
import io.github.telegramupdates.tl.updates.State;
import io.github.telegramupdates.tl.updates.rpc.GetChannelDifference;
import io.github.telegramupdates.tl.updates.rpc.GetDifference;
import io.github.telegramupdates.tl.updates.rpc.GetState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the differences bring.
 */
class DifferenceTests {

	private final VirtualClock clock = new VirtualClock();

	private final SimulatedTelegram telegram = SimulatedTelegram.builder()
		.clock(this.clock)
		.differencePageSize(3)
		.channelPageSize(3)
		.build();

	private final SimulatedAccount alice = this.telegram.user("alice");

	private final SimulatedAccount bot = this.telegram.bot("bot");

	private final SimulatedConnection connection = this.telegram.connect(this.bot);

	@Test
	void nothingNewIsEmpty() {
		State state = state();
		assertThat(difference(state)).isInstanceOfSatisfying(DifferenceEmpty.class,
				(empty) -> assertThat(empty.date()).isEqualTo(state.date()));
	}

	@Test
	void aMessageComesInItsLatestVersionWithoutItsEdits() {
		State before = state();
		this.alice.sends(this.bot, "draft").edits("final");
		Difference difference = (Difference) difference(before);
		assertThat(texts(difference.newMessages())).containsExactly("final");
		assertThat(difference.otherUpdates()).isEmpty();
		assertThat(difference.state().pts()).isEqualTo(3);
		assertThat(difference.users()).isNotEmpty();
	}

	@Test
	void anOlderMessageComesAsItsLastEdit() {
		SimulatedMessage message = this.alice.sends(this.bot, "draft");
		State before = state();
		message.edits("second").edits("third");
		Difference difference = (Difference) difference(before);
		assertThat(difference.newMessages()).isEmpty();
		assertThat(difference.otherUpdates()).singleElement()
			.isInstanceOfSatisfying(UpdateEditMessage.class, (edit) -> {
				assertThat(texts(List.of(edit.message()))).containsExactly("third");
				assertThat(edit.ptsCount()).isZero();
				assertThat(edit.pts()).isEqualTo(difference.state().pts());
			});
	}

	@Test
	void aMessageThatCameAndWentIsNotMentioned() {
		SimulatedMessage old = this.alice.sends(this.bot, "old");
		State before = state();
		SimulatedMessage brief = this.alice.sends(this.bot, "brief");
		this.alice.deletes(old, brief);
		DifferenceSlice first = (DifferenceSlice) withPageSize(before, 1);
		assertThat(first.newMessages()).isEmpty();
		Difference whole = (Difference) difference(before);
		assertThat(whole.newMessages()).isEmpty();
		assertThat(whole.otherUpdates()).singleElement()
			.isInstanceOfSatisfying(UpdateDeleteMessages.class,
					(delete) -> assertThat(delete.messages()).containsExactly(1));
		assertThat(whole.state().pts()).isEqualTo(5);
	}

	@Test
	void slicesCoverEverythingOnce() {
		State state = state();
		for (int i = 0; i < 8; i++) {
			this.alice.sends(this.bot, "m" + i);
		}
		List<String> texts = new ArrayList<>();
		List<Integer> positions = new ArrayList<>();
		DifferenceType answer = difference(state);
		while (answer instanceof DifferenceSlice slice) {
			texts.addAll(texts(slice.newMessages()));
			positions.add(slice.intermediateState().pts());
			assertThat(slice.intermediateState().date()).isEqualTo(state.date());
			answer = difference(slice.intermediateState());
		}
		texts.addAll(texts(((Difference) answer).newMessages()));
		assertThat(texts).containsExactly("m0", "m1", "m2", "m3", "m4", "m5", "m6", "m7");
		assertThat(positions).containsExactly(4, 7);
	}

	@Test
	void anEditBeyondTheBoundaryOfASliceComesTwiceAndNeverGetsLost() {
		State before = state();
		SimulatedMessage message = this.alice.sends(this.bot, "draft");
		this.alice.sends(this.bot, "other");
		message.edits("final");
		DifferenceSlice slice = (DifferenceSlice) withPageSize(before, 2);
		assertThat(texts(slice.newMessages())).containsExactly("final", "other");
		Difference rest = (Difference) difference(slice.intermediateState());
		assertThat(rest.otherUpdates()).singleElement().isInstanceOf(UpdateEditMessage.class);
	}

	@Test
	void eventsForBotsComeInOrderWithTheirQts() {
		State before = state();
		this.alice.stops(this.bot);
		this.alice.restarts(this.bot);
		Difference difference = (Difference) difference(before);
		assertThat(difference.otherUpdates()).extracting((update) -> ((UpdateBotStopped) update).qts())
			.containsExactly(1, 2);
		assertThat(difference.state().qts()).isEqualTo(2);
	}

	@Test
	void eventsForBotsAreSlicedToo() {
		State before = state();
		for (int i = 0; i < 2; i++) {
			this.alice.stops(this.bot);
			this.alice.restarts(this.bot);
		}
		DifferenceSlice slice = (DifferenceSlice) difference(before);
		assertThat(slice.intermediateState().qts()).isEqualTo(3);
		assertThat(difference(slice.intermediateState())).isInstanceOfSatisfying(Difference.class,
				(rest) -> assertThat(rest.state().qts()).isEqualTo(4));
	}

	@Test
	void channelsWithEventsSinceTheDateAreListed() {
		SimulatedChannel quiet = this.telegram.channel("quiet").owner(this.alice).member(this.bot);
		SimulatedChannel busy = this.telegram.channel("busy").owner(this.alice).member(this.bot);
		this.alice.sends(quiet, "long ago");
		this.clock.advance(Duration.ofSeconds(10));
		State before = state();
		this.alice.sends(busy, "in the same second");
		Difference difference = (Difference) difference(before);
		assertThat(difference.otherUpdates()).containsExactly(new UpdateChannelTooLong(busy.id(), 2));
		assertThat(difference.chats()).hasSize(1);
		this.clock.advance(Duration.ofSeconds(1));
		Difference again = (Difference) difference(difference.state());
		assertThat(difference(new State(1, 0, again.state().date(), 0, 0))).isInstanceOf(DifferenceEmpty.class);
	}

	@Test
	void aProbeForOneEventGetsOneEvent() {
		State before = state();
		this.alice.sends(this.bot, "one");
		this.alice.sends(this.bot, "two");
		DifferenceType answer = invoke(new GetDifference(before.pts(), 1, null, Integer.MAX_VALUE, 0, 0));
		assertThat(answer).isInstanceOfSatisfying(DifferenceSlice.class,
				(slice) -> assertThat(texts(slice.newMessages())).containsExactly("one"));
	}

	@Test
	void aChannelDifferenceComesInPages() {
		SimulatedChannel news = this.telegram.channel("news").owner(this.alice).member(this.bot);
		SimulatedMessage first = this.alice.sends(news, "first");
		for (int i = 0; i < 3; i++) {
			this.alice.sends(news, "m" + i);
		}
		first.deletes();
		ChannelDifference page = (ChannelDifference) channelDifference(news, 1, 100);
		assertThat(page.final_()).isFalse();
		assertThat(page.pts()).isEqualTo(4);
		assertThat(texts(page.newMessages())).containsExactly("m0", "m1");
		ChannelDifference rest = (ChannelDifference) channelDifference(news, 4, 100);
		assertThat(rest.final_()).isTrue();
		assertThat(rest.otherUpdates()).singleElement().isInstanceOf(UpdateDeleteChannelMessages.class);
		assertThat(channelDifference(news, rest.pts(), 100)).isInstanceOf(ChannelDifferenceEmpty.class);
	}

	@Test
	void theLimitOfTheRequestCounts() {
		SimulatedChannel news = this.telegram.channel("news").owner(this.alice).member(this.bot);
		this.alice.sends(news, "one");
		this.alice.sends(news, "two");
		assertThat(channelDifference(news, 1, 1)).isInstanceOfSatisfying(ChannelDifference.class,
				(page) -> assertThat(page.pts()).isEqualTo(2));
	}

	private State state() {
		return invoke(new GetState());
	}

	private DifferenceType difference(State from) {
		return invoke(new GetDifference(from.pts(), null, null, from.date(), from.qts(), null));
	}

	private DifferenceType withPageSize(State from, int limit) {
		return invoke(new GetDifference(from.pts(), limit, null, from.date(), from.qts(), null));
	}

	private ChannelDifferenceType channelDifference(SimulatedChannel channel, int pts, int limit) {
		return invoke(new GetChannelDifference(false, this.bot.inputChannel(channel), new ChannelMessagesFilterEmpty(),
				pts, limit));
	}

	private <R> R invoke(TlMethod<R> method) {
		return this.connection.api().invoke(method).join();
	}

	private static List<String> texts(List<MessageType> messages) {
		return messages.stream().map((message) -> ((Message) message).message()).toList();
	}

}
