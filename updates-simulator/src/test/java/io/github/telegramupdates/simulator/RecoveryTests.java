package io.github.telegramupdates.simulator;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.github.telegramupdates.simulator.clock.VirtualClock;
import io.github.telegramupdates.simulator.habit.Habit;
import io.github.telegramupdates.simulator.truth.AccountTruth;
import io.github.telegramupdates.simulator.truth.BoxKey;
import io.github.telegramupdates.simulator.truth.TruthEvent;
import io.github.telegramupdates.simulator.truth.TruthMessage;
import io.github.telegramupdates.tl.Dialog;
import io.github.telegramupdates.tl.InputMessage;
import io.github.telegramupdates.tl.InputMessageID;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.UpdateDeleteChannelMessages;
import io.github.telegramupdates.tl.UpdateDeleteMessages;
import io.github.telegramupdates.tl.UpdateEditChannelMessage;
import io.github.telegramupdates.tl.UpdateEditMessage;
import io.github.telegramupdates.tl.channels.rpc.GetMessages;
import io.github.telegramupdates.tl.messages.ChannelMessages;
import io.github.telegramupdates.tl.updates.ChannelDifference;
import io.github.telegramupdates.tl.updates.ChannelDifferenceTooLong;
import io.github.telegramupdates.tl.updates.ChannelDifferenceType;
import io.github.telegramupdates.tl.updates.Difference;
import io.github.telegramupdates.tl.updates.DifferenceSlice;
import io.github.telegramupdates.tl.updates.DifferenceTooLong;
import io.github.telegramupdates.tl.updates.DifferenceType;
import io.github.telegramupdates.tl.updates.State;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client that looks in now and then, against a server that forgets: what it misses is
 * exactly what the truth says nobody can have any more.
 */
class RecoveryTests {

	private static final int VISITS = 40;

	private final VirtualClock clock = new VirtualClock();

	private final Map<Integer, String> messages = new TreeMap<>();

	private final Map<Integer, String> posts = new TreeMap<>();

	private int tooLong;

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6 })
	void onlyWhatTheServerForgotIsMissing(long seed) {
		SimulatedTelegram telegram = SimulatedTelegram.builder()
			.clock(this.clock)
			.retention(6)
			.differencePageSize(3)
			.build();
		SimulatedAccount alice = telegram.user("alice");
		Client bot = new Client(telegram, telegram.bot("bot"));
		State state = bot.state();
		TreeMap<Integer, String> possible = new TreeMap<>();
		SplittableRandom random = new SplittableRandom(seed);
		for (int visit = 0; visit < VISITS; visit++) {
			for (int i = random.nextInt(12); i > 0; i--) {
				alice.sends(bot.account, "m" + visit + "." + i);
			}
			AccountTruth truth = telegram.truth(bot.account);
			int from = Math.max(state.pts(), truth.retainedFrom(BoxKey.COMMON));
			for (TruthEvent event : truth.events(BoxKey.COMMON)) {
				if (event.pts() > from) {
					possible.put(event.messageIds().get(0), text(truth, event));
				}
			}
			state = catchUp(bot, state);
			assertThat(state.pts()).isEqualTo(truth.state().pts());
		}
		assertThat(this.messages).as("seed %d", seed).isEqualTo(possible);
		assertThat(this.tooLong).isPositive();
	}

	private State catchUp(Client bot, State from) {
		State state = from;
		while (true) {
			DifferenceType answer = bot.difference(state);
			if (answer instanceof DifferenceTooLong jump) {
				this.tooLong++;
				state = new State(jump.pts(), state.qts(), state.date(), state.seq(), 0);
			}
			else if (answer instanceof DifferenceSlice slice) {
				slice.newMessages().forEach((message) -> keep(this.messages, message));
				state = slice.intermediateState();
			}
			else if (answer instanceof Difference difference) {
				difference.newMessages().forEach((message) -> keep(this.messages, message));
				assertThat(difference.otherUpdates()).noneMatch(
						(update) -> update instanceof UpdateEditMessage || update instanceof UpdateDeleteMessages);
				return difference.state();
			}
			else {
				return state;
			}
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6 })
	void lookingUpMessagesClosesTheGapOfAChannel(long seed) {
		SimulatedTelegram telegram = SimulatedTelegram.builder()
			.clock(this.clock)
			.retention(8)
			.habits(Habit.TOO_LONG_BEYOND_LIMIT)
			.build();
		SimulatedAccount alice = telegram.user("alice");
		Client bot = new Client(telegram, telegram.bot("bot"));
		SimulatedChannel news = telegram.channel("news").owner(alice).member(bot.account);
		SplittableRandom random = new SplittableRandom(seed);
		int pts = 1;
		SimulatedMessage last = alice.sends(news, "first");
		for (int visit = 0; visit < VISITS; visit++) {
			for (int i = random.nextInt(12); i > 0; i--) {
				last = act(random.nextInt(6), alice, news, last, "m" + visit + "." + i);
			}
			pts = catchUp(bot, news, pts);
		}
		Map<Integer, String> truth = new TreeMap<>();
		for (TruthMessage message : telegram.truth(alice).messages(news.key())) {
			truth.put(message.id(), message.text());
		}
		assertThat(this.posts).as("seed %d", seed).isEqualTo(truth);
		assertThat(this.tooLong).isPositive();
	}

	private static SimulatedMessage act(int choice, SimulatedAccount alice, SimulatedChannel news,
			SimulatedMessage last, String text) {
		if (choice == 0) {
			last.edits(text);
			return last;
		}
		if (choice == 1) {
			last.deletes();
			return last;
		}
		return alice.sends(news, text);
	}

	private int catchUp(Client bot, SimulatedChannel news, int pts) {
		ChannelDifferenceType answer = bot.channelDifference(news, pts, 5);
		if (answer instanceof ChannelDifferenceTooLong jump) {
			this.tooLong++;
			Dialog dialog = (Dialog) jump.dialog();
			List<InputMessage> ids = IntStream.rangeClosed(1, dialog.topMessage())
				.<InputMessage>mapToObj(InputMessageID::new)
				.toList();
			this.posts.clear();
			ChannelMessages found = (ChannelMessages) bot.invoke(new GetMessages(bot.account.inputChannel(news), ids));
			found.messages().forEach((message) -> keep(this.posts, message));
			assertThat(found.pts()).isEqualTo(dialog.pts());
			return found.pts();
		}
		if (answer instanceof ChannelDifference difference) {
			difference.newMessages().forEach((message) -> keep(this.posts, message));
			difference.otherUpdates().forEach((update) -> {
				if (update instanceof UpdateEditChannelMessage edit) {
					keep(this.posts, edit.message());
				}
				if (update instanceof UpdateDeleteChannelMessages deletion) {
					deletion.messages().forEach(this.posts::remove);
				}
			});
			return difference.pts();
		}
		return pts;
	}

	private static void keep(Map<Integer, String> texts, MessageType message) {
		if (message instanceof Message full) {
			texts.put(full.id(), full.message());
		}
	}

	private static String text(AccountTruth truth, TruthEvent event) {
		return truth.messages()
			.stream()
			.filter((message) -> message.id() == event.messageIds().get(0))
			.map(TruthMessage::text)
			.findFirst()
			.orElseThrow();
	}

}
