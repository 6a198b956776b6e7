package io.github.telegramupdates.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

import io.github.telegramupdates.simulator.clock.VirtualClock;
import io.github.telegramupdates.simulator.connection.Faults;
import io.github.telegramupdates.simulator.connection.PushCounters;
import io.github.telegramupdates.simulator.connection.SimulatedConnection;
import io.github.telegramupdates.simulator.truth.AccountTruth;
import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.truth.TruthMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A correct client ends with what the server has, whatever goes wrong on the way.
 */
class ConvergenceTests {

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 })
	void aCorrectClientConvergesToTheTruth(long seed) {
		Run run = new Run(seed);
		run.play(400);
		run.settle();
		AccountTruth truth = run.telegram.truth(run.bot);
		assertThat(run.client.messages).as("messages, seed %d", seed).isEqualTo(texts(truth));
		assertThat(run.client.pts).as("pts, seed %d", seed).isEqualTo(truth.state().pts());
		assertThat(run.client.qts).as("qts, seed %d", seed).isEqualTo(truth.state().qts());
		truth.channels()
			.forEach((channel) -> assertThat(run.client.channelPts).containsEntry(channel, truth.channelPts(channel)));
	}

	@Test
	void theSameSeedGivesTheSameRun() {
		Run first = new Run(99);
		Run second = new Run(99);
		first.play(300);
		second.play(300);
		first.settle();
		second.settle();
		assertThat(second.connection.pushes()).isEqualTo(first.connection.pushes());
		assertThat(second.connection.calls("updates.getDifference"))
			.isEqualTo(first.connection.calls("updates.getDifference"));
		assertThat(second.telegram.truth(second.bot)).isEqualTo(first.telegram.truth(first.bot));
		PushCounters pushes = first.connection.pushes();
		assertThat(List.of(pushes.lost(), pushes.duplicated(), pushes.reordered())).doesNotContain(0L);
	}

	private static Map<Long, Map<Integer, String>> texts(AccountTruth truth) {
		Map<Long, Map<Integer, String>> texts = new TreeMap<>();
		texts.put(0L, new TreeMap<>());
		truth.channels().forEach((channel) -> texts.put(channel, new TreeMap<>()));
		for (TruthMessage message : truth.messages()) {
			boolean inChannel = message.chat().kind() == ChatKey.Kind.CHANNEL;
			texts.get(inChannel ? message.chat().id() : 0L).put(message.id(), message.text());
		}
		return texts;
	}

	/**
	 * Random traffic over a bad connection.
	 */
	private static final class Run {

		private final VirtualClock clock = new VirtualClock();

		private final SplittableRandom random;

		private final SimulatedTelegram telegram;

		private final SimulatedAccount bot;

		private final List<SimulatedAccount> users = new ArrayList<>();

		private final List<SimulatedPeer> places = new ArrayList<>();

		private final List<SimulatedMessage> sent = new ArrayList<>();

		private final SimulatedConnection connection;

		private final ReferenceClient client;

		Run(long seed) {
			this.random = new SplittableRandom(seed);
			this.telegram = SimulatedTelegram.builder()
				.clock(this.clock)
				.seed(seed)
				.differencePageSize(7)
				.channelPageSize(5)
				.shortMessages(seed % 2 == 0)
				.build();
			this.bot = this.telegram.bot("bot");
			SimulatedAccount alice = this.telegram.user("alice");
			SimulatedAccount bob = this.telegram.user("bob");
			this.users.addAll(List.of(alice, bob));
			this.places.addAll(List.of(this.bot, this.telegram.group("group", alice, bob, this.bot),
					this.telegram.supergroup("one").owner(alice).member(bob).member(this.bot),
					this.telegram.supergroup("two").owner(bob).member(alice).member(this.bot)));
			this.connection = this.telegram.connect(this.bot, faults(seed));
			this.client = new ReferenceClient(this.clock, this.connection);
			this.client.qts = this.telegram.truth(this.bot).state().qts();
			this.places.forEach((place) -> this.client.texts((place instanceof SimulatedChannel) ? place.id() : 0));
		}

		private static Faults faults(long seed) {
			Faults.Builder faults = Faults.builder()
				.seed(seed)
				.loss(0.1)
				.duplication(0.1)
				.reordering(0.1, 400)
				.delay(0, 50)
				.disconnection(0.02, 3_000)
				.rpcError(0.1, 500, "RPC_CALL_FAIL");
			if (seed % 3 == 0) {
				faults.resending();
			}
			if (seed % 3 == 1) {
				faults.newSession();
			}
			return faults.build();
		}

		void play(int steps) {
			for (int step = 0; step < steps; step++) {
				act(step);
				this.clock.advance(Duration.ofMillis(this.random.nextInt(300)));
			}
		}

		private void act(int step) {
			SimulatedAccount user = pick(this.users);
			int choice = this.random.nextInt(20);
			if (choice < 10 || this.sent.isEmpty()) {
				this.sent.add(user.sends(pick(this.places), "text " + step));
			}
			else if (choice < 13) {
				pick(this.sent).edits("edited " + step);
			}
			else if (choice < 15) {
				user.deletes(pick(this.sent), pick(this.sent));
			}
			else if (choice == 15) {
				pick(this.sent).pins();
			}
			else if (choice == 16) {
				user.restarts(this.bot);
				user.stops(this.bot);
				user.restarts(this.bot);
			}
			else if (choice == 17) {
				user.renames("name " + step);
			}
			else {
				this.bot.reads(user);
			}
		}

		private <T> T pick(List<T> list) {
			return list.get(this.random.nextInt(list.size()));
		}

		void settle() {
			this.connection.setFaults(Faults.none());
			this.connection.reconnect();
			this.clock.runUntilIdle(Duration.ofMinutes(1));
			this.client.fetch(0);
			assertThat(this.clock.runUntilIdle(Duration.ofMinutes(10))).isTrue();
		}

	}

}
