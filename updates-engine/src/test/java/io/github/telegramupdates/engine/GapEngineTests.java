package io.github.telegramupdates.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.memory.InMemoryAccessHashes;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedChannel;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.simulator.clock.VirtualClock;
import io.github.telegramupdates.simulator.connection.SimulatedConnection;
import io.github.telegramupdates.tl.InputUserSelf;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.messages.rpc.SendMessage;
import io.github.telegramupdates.tl.users.rpc.GetUsers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The driver with a simulated Telegram, on a virtual clock.
 */
class GapEngineTests {

	private final VirtualClock clock = new VirtualClock();

	private final SimulatedTelegram telegram = SimulatedTelegram.builder().clock(this.clock).build();

	private final SimulatedAccount alice = this.telegram.user("alice");

	private final SimulatedAccount self = this.telegram.user("self");

	private final FlakyStorage storage = new FlakyStorage();

	private final InMemoryAccessHashes hashes = new InMemoryAccessHashes();

	private final List<String> texts = new ArrayList<>();

	private final List<EngineEvent> events = new ArrayList<>();

	private Predicate<Batch> failing = (batch) -> false;

	private SimulatedConnection connection;

	private GapEngine engine;

	@BeforeEach
	void prepare() {
		this.connection = this.telegram.connect(this.self);
		this.engine = newEngine();
	}

	private GapEngine newEngine() {
		return GapEngine.builder()
			.storage(this.storage)
			.channelAccessHasher(this.hashes)
			.userAccessHasher(this.hashes)
			.delivery((group) -> group.forEach(this::deliver))
			.timers(new VirtualTimers(this.clock))
			.executor(this.clock::execute)
			.inboxExecutor(this.clock::execute)
			.listener((userId, event) -> this.events.add(event))
			.build();
	}

	private void deliver(Batch batch) {
		if (this.failing.test(batch)) {
			throw new IllegalStateException("the handler fails");
		}
		if (batch.change() != null) {
			this.storage.commit(batch.change());
		}
		batch.updates().stream().map(SequencedUpdate::update).map(GapEngineTests::text).forEach(this.texts::add);
	}

	private static String text(Update update) {
		if (update instanceof UpdateNewMessage message && message.message() instanceof Message plain) {
			return plain.message();
		}
		if (update instanceof UpdateNewChannelMessage message && message.message() instanceof Message plain) {
			return plain.message();
		}
		return update.getClass().getSimpleName();
	}

	@AfterEach
	void close() {
		this.engine.close();
		this.telegram.close();
	}

	private AccountRun run(AuthOptions options) {
		AccountRun run = this.engine.run(this.connection, this.self.id(), options);
		pass(Duration.ofSeconds(1));
		return run;
	}

	private void pass(Duration duration) {
		this.clock.advance(duration);
	}

	@Test
	void whatIsPushedReachesTheHandlerAndThePositionIsStored() {
		AccountRun run = run(AuthOptions.user());
		this.alice.sends(this.self, "hello");
		pass(Duration.ofSeconds(1));
		assertThat(this.texts).containsExactly("hello");
		assertThat(this.storage.getState(this.self.id())).map(AccountState::pts)
			.hasValue(this.telegram.truth(this.self).state().pts());
		assertThat(run.status().phase()).isEqualTo(AccountStatus.Phase.LIVE);
		assertThat(run.status().counters().delivered()).isEqualTo(1);
	}

	@Test
	void whatWasMissedWhileTheProcessWasDownIsFetchedAtTheStart() {
		run(AuthOptions.user()).close();
		this.alice.sends(this.self, "one");
		this.alice.sends(this.self, "two");
		AccountRun run = run(AuthOptions.user());
		assertThat(this.texts).containsExactly("one", "two");
		assertThat(run.status().counters().recovered()).isEqualTo(2);
	}

	@Test
	void aPushThatIsLostIsRecoveredWhenTheNextOneShowsTheGap() {
		run(AuthOptions.user());
		this.connection.dropNext(1);
		this.alice.sends(this.self, "lost");
		this.alice.sends(this.self, "seen");
		assertThat(this.texts).isEmpty();
		pass(Duration.ofSeconds(1));
		assertThat(this.texts).containsExactly("lost", "seen");
		assertThat(this.events).anyMatch(EngineEvent.GapOpened.class::isInstance)
			.anyMatch(EngineEvent.GapClosed.class::isInstance);
	}

	@Test
	void forgettingBeginsAgainAndDeliversNoHistory() {
		run(AuthOptions.user()).close();
		this.alice.sends(this.self, "history");
		run(AuthOptions.user().forget());
		this.alice.sends(this.self, "news");
		pass(Duration.ofSeconds(1));
		assertThat(this.texts).containsExactly("news");
	}

	@Test
	void theStartIsAnnouncedOnceTheFirstDifferenceIsApplied() {
		List<String> order = new ArrayList<>();
		run(AuthOptions.user().onStart(() -> order.add("started")));
		assertThat(order).containsExactly("started");
	}

	@Test
	void aFailingHandlerHoldsUpItsLaneOnlyAndSeesTheUpdateAgain() {
		SimulatedChannel channel = this.telegram.supergroup("news").owner(this.alice).member(this.self);
		AccountRun run = run(AuthOptions.user());
		this.alice.sends(channel, "welcome");
		pass(Duration.ofSeconds(1));
		this.failing = (batch) -> batch.lane().equals(Lane.ACCOUNT);
		this.alice.sends(this.self, "blocked");
		this.alice.sends(channel, "goes on");
		pass(Duration.ofSeconds(5));
		assertThat(this.texts).contains("welcome", "goes on").doesNotContain("blocked");
		assertThat(run.status().blockedLanes()).containsOnlyKeys(Lane.ACCOUNT);
		assertThat(run.status().blockedLanes().get(Lane.ACCOUNT).failure())
			.isEqualTo(IllegalStateException.class.getName());
		assertThat(run.status().blockedLanes().get(Lane.ACCOUNT).age()).isBetween(Duration.ofSeconds(4),
				Duration.ofSeconds(5));
		this.failing = (batch) -> false;
		pass(Duration.ofSeconds(31));
		assertThat(this.texts).containsOnlyOnce("blocked");
		assertThat(run.status().blockedLanes()).isEmpty();
		assertThat(this.events).anyMatch(EngineEvent.LaneUnblocked.class::isInstance);
	}

	@Test
	void anEngineThatRunsFarAheadOfAFailingHandlerFetchesAgainWhatItHadToDrop() {
		run(AuthOptions.user());
		this.failing = (batch) -> true;
		for (int i = 0; i < 7_000; i++) {
			this.alice.sends(this.self, "text " + i);
		}
		assertThat(this.events).anyMatch(EngineEvent.Overflow.class::isInstance);
		this.failing = (batch) -> false;
		pass(Duration.ofMinutes(1));
		assertThat(this.texts).hasSize(7_000).doesNotHaveDuplicates().last().isEqualTo("text 6999");
	}

	@Test
	void scenario99ASecondOwnerMakesTheFirstStop() {
		AccountRun first = run(AuthOptions.user());
		try (GapEngine other = newEngine()) {
			other.run(this.telegram.connect(this.self), this.self.id(), AuthOptions.user());
			pass(Duration.ofSeconds(1));
			this.alice.sends(this.self, "hello");
			pass(Duration.ofSeconds(5));
			assertThat(this.texts).containsExactly("hello");
			assertThat(first.status().phase()).isEqualTo(AccountStatus.Phase.STOPPED);
			assertThat(first.stopped())
				.isCompletedWithValueMatching((stopped) -> stopped.cause() == EngineEvent.Stopped.Cause.OWNERSHIP_LOST);
		}
	}

	@Test
	void aPositionThatWasChangedFromOutsideIsLoadedAgain() {
		AccountRun run = run(AuthOptions.user());
		this.alice.sends(this.self, "one");
		this.storage.setPts(this.self.id(), 1);
		this.alice.sends(this.self, "two");
		pass(Duration.ofSeconds(5));
		assertThat(this.texts).containsExactly("one", "one", "two");
		assertThat(this.events).anyMatch(EngineEvent.Reloaded.class::isInstance);
		assertThat(run.status().phase()).isEqualTo(AccountStatus.Phase.LIVE);
	}

	@Test
	void aStateThatCannotBeLoadedIsLoadedLater() {
		this.storage.breakDown();
		AccountRun run = run(AuthOptions.user());
		assertThat(run.status().phase()).isEqualTo(AccountStatus.Phase.STARTING);
		assertThat(this.events).anyMatch(EngineEvent.StateNotLoadable.class::isInstance);
		this.storage.repair();
		pass(Duration.ofSeconds(31));
		assertThat(run.status().phase()).isEqualTo(AccountStatus.Phase.LIVE);
	}

	@Test
	void aLostAuthorisationStopsTheAccountAndKeepsItsPosition() {
		AccountRun run = run(AuthOptions.user());
		this.connection.revokeAuthorization();
		pass(Duration.ofMinutes(30));
		assertThat(run.stopped())
			.isCompletedWithValueMatching((stopped) -> stopped.cause() == EngineEvent.Stopped.Cause.UNAUTHORIZED);
		assertThat(this.storage.getState(this.self.id())).isPresent();
	}

	@Test
	void scenario96AConnectionOfSomebodyElseStopsTheAccountBeforeItsPositionMoves() {
		long somebodyElse = this.self.id() + 1_000;
		AccountRun run = this.engine.run(this.connection, somebodyElse, AuthOptions.user());
		pass(Duration.ofSeconds(1));
		this.connection.api().invoke(new GetUsers(List.of(new InputUserSelf())));
		pass(Duration.ofSeconds(1));
		assertThat(run.stopped())
			.isCompletedWithValueMatching((stopped) -> stopped.cause() == EngineEvent.Stopped.Cause.WRONG_ACCOUNT);
	}

	@Test
	void scenario106AfterAStopNothingIsRequestedOrDeliveredAndARestartRecovers() {
		AccountRun run = run(AuthOptions.user());
		this.connection.dropNext(1);
		this.alice.sends(this.self, "lost");
		this.alice.sends(this.self, "behind a gap");
		int calls = this.connection.calls("updates.getDifference");
		run.close();
		this.alice.sends(this.self, "late");
		pass(Duration.ofMinutes(30));
		assertThat(this.texts).isEmpty();
		assertThat(this.connection.calls("updates.getDifference")).isEqualTo(calls);
		run(AuthOptions.user());
		assertThat(this.texts).containsExactly("lost", "behind a gap", "late");
	}

	@Test
	void aNewSessionIsFollowedByADifference() {
		run(AuthOptions.user());
		this.connection.dropNext(1);
		this.alice.sends(this.self, "lost");
		this.connection.startNewSession();
		pass(Duration.ofSeconds(1));
		assertThat(this.texts).containsExactly("lost");
	}

	@Test
	void afterQuarterOfAnHourOfSilenceADifferenceIsMade() {
		run(AuthOptions.user());
		this.connection.dropNext(1);
		this.alice.sends(this.self, "lost");
		pass(Duration.ofMinutes(15));
		assertThat(this.texts).containsExactly("lost");
	}

	@Test
	void aShortMessageOfAnUnknownUserIsFetchedWithItsUser() {
		try (SimulatedTelegram terse = SimulatedTelegram.builder().clock(this.clock).shortMessages(true).build()) {
			SimulatedAccount bob = terse.user("bob");
			SimulatedAccount receiver = terse.user("receiver");
			SimulatedConnection line = terse.connect(receiver);
			this.engine.run(line, receiver.id(), AuthOptions.user());
			bob.sends(receiver, "hi");
			pass(Duration.ofSeconds(1));
			assertThat(this.texts).containsExactly("hi");
			assertThat(this.hashes.getUserAccessHash(receiver.id(), bob.id())).isPresent();
			int calls = line.calls("updates.getDifference");
			bob.sends(receiver, "again");
			pass(Duration.ofSeconds(1));
			assertThat(this.texts).containsExactly("hi", "again");
			assertThat(line.calls("updates.getDifference")).isEqualTo(calls);
		}
	}

	@Test
	void anEventThatComesAsAnAnswerAndAsAPushIsDeliveredOnce() {
		run(AuthOptions.user());
		this.connection.api()
			.invoke(SendMessage.builder().peer(this.self.inputPeer(this.alice)).message("own").randomId(1).build());
		pass(Duration.ofSeconds(2));
		assertThat(this.storage.getState(this.self.id())).map(AccountState::pts)
			.hasValue(this.telegram.truth(this.self).state().pts());
		assertThat(this.events).noneMatch(EngineEvent.GapOpened.class::isInstance);
	}

	@Test
	void aStartCallbackThatFailsDoesNoHarm() {
		AccountRun run = run(AuthOptions.user().onStart(() -> {
			throw new IllegalStateException("the callback fails");
		}));
		this.alice.sends(this.self, "hello");
		pass(Duration.ofSeconds(1));
		assertThat(this.texts).containsExactly("hello");
		assertThat(run.status().phase()).isEqualTo(AccountStatus.Phase.LIVE);
	}

	@Test
	void closingTwiceIsClosingOnce() {
		AccountRun run = run(AuthOptions.user());
		run.close();
		run.close();
		assertThat(this.events).filteredOn(EngineEvent.Stopped.class::isInstance).hasSize(1);
	}

	@Test
	void aListenerThatFailsDoesNoHarm() {
		try (GapEngine fragile = GapEngine.builder()
			.delivery((group) -> group.forEach(this::deliver))
			.storage(this.storage)
			.timers(new VirtualTimers(this.clock))
			.executor(this.clock::execute)
			.inboxExecutor(this.clock::execute)
			.listener((userId, event) -> {
				throw new IllegalStateException("the listener fails");
			})
			.build()) {
			AccountRun run = fragile.run(this.connection, this.self.id(), AuthOptions.user());
			pass(Duration.ofSeconds(1));
			assertThat(run.status().phase()).isEqualTo(AccountStatus.Phase.LIVE);
		}
	}

}
