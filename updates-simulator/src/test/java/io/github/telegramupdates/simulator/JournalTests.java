package io.github.telegramupdates.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.telegramupdates.simulator.clock.VirtualClock;
import io.github.telegramupdates.simulator.journal.JournalCorruptedException;
import io.github.telegramupdates.simulator.truth.AccountTruth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What survives a restart.
 */
class JournalTests {

	private static final int HEADER_BYTES = 16;

	@TempDir
	private Path directory;

	private final VirtualClock clock = new VirtualClock();

	@Test
	void everythingIsThereAfterARestart() {
		List<AccountTruth> before;
		try (SimulatedTelegram telegram = open()) {
			play(telegram);
			before = truth(telegram);
		}
		try (SimulatedTelegram telegram = open()) {
			assertThat(truth(telegram)).isEqualTo(before);
			assertThat(telegram.bot("bot").inputPeer(telegram.user("alice")))
				.isEqualTo(telegram.bot("bot").inputPeer(telegram.user("alice")));
		}
	}

	@Test
	void operationsGoOnWhereTheyStopped() {
		try (SimulatedTelegram telegram = open()) {
			telegram.user("alice").sends(telegram.bot("bot"), "one");
		}
		try (SimulatedTelegram telegram = open()) {
			SimulatedMessage second = telegram.user("alice").sends(telegram.bot("bot"), "two");
			assertThat(second.id()).isEqualTo(2);
			assertThat(telegram.truth(telegram.bot("bot")).state().pts()).isEqualTo(3);
		}
	}

	@Test
	void rarerOperationsAreRestoredToo() {
		AccountTruth before;
		try (SimulatedTelegram telegram = open()) {
			SimulatedAccount alice = telegram.user("alice");
			SimulatedAccount carol = telegram.user("carol");
			SimulatedAccount bot = telegram.bot("bot");
			SimulatedChannel news = telegram.channel("news").owner(alice).admin(bot).retention(1).skips(3);
			bot.watchesMembers(news);
			news.member(carol).becomesPrivate();
			alice.connectsBusiness(bot);
			carol.sends(alice, "hello");
			alice.sends(news, "one");
			alice.sends(news, "two");
			carol.votes(bot, 5, 0);
			alice.blocks(carol);
			carol.countsBack(1);
			news.countsBack(1);
			alice.resetsPts();
			alice.sends(bot, "hi");
			before = telegram.truth(bot);
			assertThat(before.state().qts()).isEqualTo(4);
		}
		try (SimulatedTelegram telegram = open()) {
			assertThat(telegram.truth(telegram.bot("bot"))).isEqualTo(before);
			assertThat(telegram.truth(telegram.user("alice")).state().pts()).isEqualTo(2);
			assertThat(telegram.truth(telegram.user("alice")).state().seq()).isEqualTo(1);
			Client carol = new Client(telegram, telegram.user("carol"));
			assertThat(carol.failure(carol.getChannelDifference(telegram.channel("news"), 1, 100)).type())
				.isEqualTo("CHANNEL_PRIVATE");
		}
	}

	@Test
	void timeDoesNotGoBackAfterARestart() {
		int date;
		try (SimulatedTelegram telegram = open()) {
			this.clock.advance(Duration.ofHours(1));
			telegram.user("alice").sends(telegram.bot("bot"), "one");
			date = telegram.truth(telegram.bot("bot")).state().date();
		}
		SimulatedTelegram.Builder behind = SimulatedTelegram.builder()
			.clock(new VirtualClock())
			.journal(file())
			.seed(1);
		try (SimulatedTelegram telegram = behind.build()) {
			telegram.user("alice").sends(telegram.bot("bot"), "two");
			AccountTruth truth = telegram.truth(telegram.bot("bot"));
			assertThat(truth.state().date()).isEqualTo(date);
			assertThat(truth.messages().get(1).date()).isEqualTo(date);
		}
	}

	@Test
	void aTailTornAnywhereIsCutOff() throws IOException {
		List<AccountTruth> expected;
		long complete;
		try (SimulatedTelegram telegram = open()) {
			play(telegram);
			expected = truth(telegram);
			complete = Files.size(file());
			telegram.user("alice").sends(telegram.bot("bot"), "torn");
		}
		byte[] whole = Files.readAllBytes(file());
		for (int length = (int) complete; length < whole.length; length++) {
			Files.write(file(), Arrays.copyOf(whole, length));
			try (SimulatedTelegram telegram = open()) {
				assertThat(truth(telegram)).as("%d bytes", length).isEqualTo(expected);
			}
			assertThat(Files.size(file())).isEqualTo(complete);
		}
	}

	@Test
	void aTornHeaderIsAnEmptyJournal() throws IOException {
		open().close();
		Files.write(file(), Arrays.copyOf(Files.readAllBytes(file()), 7));
		try (SimulatedTelegram telegram = open()) {
			assertThat(telegram.user("alice").id()).isPositive();
		}
	}

	@Test
	void damageIsReportedWithItsPlace() throws IOException {
		try (SimulatedTelegram telegram = open()) {
			play(telegram);
		}
		byte[] whole = Files.readAllBytes(file());
		for (int damaged = HEADER_BYTES; damaged < whole.length; damaged += 7) {
			byte[] bytes = whole.clone();
			bytes[damaged] ^= 0x40;
			Files.write(file(), bytes);
			assertThatExceptionOfType(JournalCorruptedException.class).as("byte %d", damaged)
				.isThrownBy(this::open)
				.withMessageContaining(file().toString())
				.satisfies((corrupted) -> assertThat(corrupted.offset()).isGreaterThanOrEqualTo(HEADER_BYTES));
		}
	}

	@Test
	void aFileOfSomethingElseIsRefused() throws IOException {
		Files.writeString(file(), "this is not a journal at all");
		assertThatExceptionOfType(JournalCorruptedException.class).isThrownBy(this::open);
		Files.writeString(file(), "tiny");
		assertThatExceptionOfType(JournalCorruptedException.class).isThrownBy(this::open);
		assertThat(file()).hasContent("tiny");
	}

	@Test
	void anotherSeedIsRefused() {
		open().close();
		SimulatedTelegram.Builder other = SimulatedTelegram.builder().clock(this.clock).journal(file()).seed(2);
		assertThatIllegalStateException().isThrownBy(other::build).withMessageContaining("seed");
	}

	@Test
	void aJournalInUseIsRefused() {
		try (SimulatedTelegram telegram = open()) {
			assertThat(telegram.user("alice").name()).isEqualTo("alice");
			assertThatIllegalStateException().isThrownBy(this::open).withMessageContaining("in use");
		}
	}

	private void play(SimulatedTelegram telegram) {
		SimulatedAccount alice = telegram.user("alice");
		SimulatedAccount bot = telegram.bot("bot");
		SimulatedChannel news = telegram.channel("news").owner(alice).member(bot);
		SimulatedGroup group = telegram.group("group", alice, bot);
		SimulatedMessage message = alice.sends(bot, "one");
		this.clock.advance(Duration.ofMillis(1_700));
		message.edits("uno").pins();
		alice.sends(news, "post \u00e9\ud83d\ude00").edits("post 2");
		alice.sends(news, "gone").deletes();
		alice.sends(group, "all").unpins();
		alice.reacts(message, "+");
		bot.reads(alice);
		alice.stops(bot);
		alice.restarts(bot);
		alice.renames("Alice");
		group.removes(bot);
		SimulatedChannel left = telegram.supergroup("left").member(alice).admin(bot);
		bot.leaves(left);
	}

	private static List<AccountTruth> truth(SimulatedTelegram telegram) {
		List<AccountTruth> truth = new ArrayList<>();
		truth.add(telegram.truth(telegram.user("alice")));
		truth.add(telegram.truth(telegram.bot("bot")));
		return truth;
	}

	private SimulatedTelegram open() {
		return SimulatedTelegram.builder().clock(this.clock).journal(file()).seed(1).build();
	}

	private Path file() {
		return this.directory.resolve("telegram.journal");
	}

}
