package io.github.telegramupdates.engine.intake;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;

import io.github.telegramupdates.engine.PushingConnection;
import io.github.telegramupdates.engine.VirtualTimers;
import io.github.telegramupdates.engine.ephemeral.EphemeralLane;
import io.github.telegramupdates.engine.event.EventReporter;
import io.github.telegramupdates.engine.inbox.AccountInbox;
import io.github.telegramupdates.engine.inbox.InboxEntry;
import io.github.telegramupdates.engine.inbox.ServerClock;
import io.github.telegramupdates.engine.lanes.BatchDelivery;
import io.github.telegramupdates.engine.lanes.BlockedLanes;
import io.github.telegramupdates.engine.lanes.CommitStatistics;
import io.github.telegramupdates.engine.lanes.TransientErrors;
import io.github.telegramupdates.engine.lanes.UnreportedHoles;
import io.github.telegramupdates.engine.memory.InMemoryAccessHashes;
import io.github.telegramupdates.engine.memory.InMemoryStateStorage;
import io.github.telegramupdates.engine.peers.PeerStore;
import io.github.telegramupdates.engine.runtime.UnnestedExecutor;
import io.github.telegramupdates.engine.sequencing.AccountKind;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Moment;
import io.github.telegramupdates.simulator.clock.VirtualClock;
import io.github.telegramupdates.tl.UpdatePtsChanged;
import io.github.telegramupdates.tl.UpdateShort;
import io.github.telegramupdates.tl.UpdateShortMessage;
import io.github.telegramupdates.tl.UpdateUserStatus;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.User;
import io.github.telegramupdates.tl.UserStatusEmpty;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How short messages wait for their peers, while all else goes on.
 */
class ShortMessageQueueTests {

	private static final long SELF = 7;

	private static final long CACHED = 11;

	private static final long STORED = 12;

	private static final long UNKNOWN = 13;

	private final VirtualClock clock = new VirtualClock();

	private final InMemoryAccessHashes hashes = new InMemoryAccessHashes();

	private final PeerStore peers = new PeerStore(SELF, this.hashes, this.hashes);

	/** Threads for look-ups: none runs before the test says so. */
	private final Queue<Runnable> lookUps = new ArrayDeque<>();

	private boolean refuses;

	private final List<String> entered = new ArrayList<>();

	private final Intake intake = newIntake();

	ShortMessageQueueTests() {
		this.peers.learnUsers(List.of(User.builder().id(CACHED).accessHash(1L).build()));
		this.hashes.setUserAccessHashes(SELF, Map.of(STORED, 1L));
	}

	private Intake newIntake() {
		VirtualTimers timers = new VirtualTimers(this.clock);
		AccountInbox inbox = new AccountInbox("self", UnnestedExecutor.of(Runnable::run), timers);
		inbox
			.takenOutBy((entry) -> ((InboxEntry.Arrival) entry).enter(new Moment(this.clock.millis(), 1), this::enter));
		ShortMessageQueue shorts = new ShortMessageQueue(this.peers, this::lookUp, timers, inbox);
		PushingConnection connection = new PushingConnection();
		ServerClock serverClock = new ServerClock("self", connection, timers);
		EventReporter events = new EventReporter("self", SELF, (userId, event) -> {
		}, () -> {
		}, Runnable::run, timers);
		BlockedLanes blocked = new BlockedLanes(timers);
		BatchDelivery deliveries = new BatchDelivery((batch) -> {
		}, this.peers, new CommitStatistics(timers), blocked, new TransientErrors(timers),
				new UnreportedHoles(SELF, new InMemoryStateStorage(), events), events);
		StartupBuffer startup = new StartupBuffer(SELF, new EphemeralLane(Runnable::run, timers, deliveries, events));
		IntakeContext account = new IntakeContext("self", SELF, inbox, this.peers, shorts, startup, serverClock);
		return new Intake(connection, new Sessions(AccountKind.USER, account), true, account);
	}

	private void lookUp(Runnable task) {
		if (this.refuses) {
			throw new RejectedExecutionException("busy");
		}
		this.lookUps.add(task);
	}

	private void push(long from, String text) {
		this.intake.onUpdates(
				UpdateShortMessage.builder().id(1).userId(from).message(text).pts(2).ptsCount(1).date(3).build());
	}

	private void enter(Input input) {
		Input.Live live = (Input.Live) input;
		this.entered
			.add(textOf(live.updates()) + ((live.peers() == Input.Live.Peers.COMPLETE) ? "" : " without its peers"));
	}

	private static String textOf(UpdatesType container) {
		return (container instanceof UpdateShortMessage message) ? message.message() : "another container";
	}

	@Test
	void aMessageWhosePeersAreCachedEntersAtOnce() {
		push(CACHED, "one");
		assertThat(this.entered).containsExactly("one");
		assertThat(this.lookUps).isEmpty();
	}

	@Test
	void aMessageWhosePeersAreNotCachedEntersOnceTheyHaveBeenLookedUp() {
		push(STORED, "stored");
		assertThat(this.entered).isEmpty();
		this.lookUps.remove().run();
		push(UNKNOWN, "unknown");
		this.lookUps.remove().run();
		assertThat(this.entered).containsExactly("stored", "unknown without its peers");
	}

	@Test
	void otherContainersDoNotWaitForIt() {
		push(STORED, "stored");
		this.intake.onUpdates(new UpdateShort(new UpdateUserStatus(CACHED, new UserStatusEmpty()), 1));
		this.lookUps.remove().run();
		assertThat(this.entered).containsExactly("another container", "stored");
	}

	@Test
	void noneWaitsLongerThanUntilTheServerHasResetItsCount() {
		push(UNKNOWN, "unknown");
		push(STORED, "stored");
		this.intake.onUpdates(new UpdateShort(new UpdatePtsChanged(), 1));
		assertThat(this.entered).containsExactly("unknown without its peers", "stored without its peers",
				"another container");
	}

	@Test
	void shortMessagesKeepTheirOrder() {
		push(STORED, "one");
		push(CACHED, "two");
		push(UNKNOWN, "three");
		push(STORED, "four");
		assertThat(this.entered).isEmpty();
		this.lookUps.remove().run();
		assertThat(this.entered).containsExactly("one", "two");
		this.lookUps.remove().run();
		assertThat(this.entered).containsExactly("one", "two", "three without its peers", "four");
		assertThat(this.lookUps).isEmpty();
	}

	@Test
	void aLookUpThatHangsHoldsThemForHalfASecondOnly() {
		push(STORED, "one");
		push(CACHED, "two");
		this.clock.advance(Duration.ofMillis(499));
		assertThat(this.entered).isEmpty();
		this.clock.advance(Duration.ofMillis(1));
		assertThat(this.entered).containsExactly("one without its peers", "two");
		push(STORED, "three");
		push(CACHED, "four");
		assertThat(this.entered).endsWith("three without its peers", "four");
		assertThat(this.lookUps).hasSize(1);
	}

	@Test
	void onceItAnswersOthersAreLookedUpAgain() {
		push(STORED, "one");
		this.clock.advance(Duration.ofSeconds(1));
		this.lookUps.remove().run();
		push(STORED, "two");
		push(UNKNOWN, "three");
		this.lookUps.remove().run();
		assertThat(this.entered).containsExactly("one without its peers", "two", "three without its peers");
	}

	@Test
	void whatWaitedTooLongBehindSlowLookUpsIsNotLookedUp() {
		push(UNKNOWN, "one");
		push(STORED, "two");
		this.clock.advance(Duration.ofMillis(300));
		push(UNKNOWN + 1, "three");
		this.lookUps.remove().run();
		this.clock.advance(Duration.ofMillis(200));
		assertThat(this.entered).containsExactly("one without its peers", "two without its peers",
				"three without its peers");
	}

	@Test
	void aLookUpThatIsRefusedHoldsNothing() {
		this.refuses = true;
		push(STORED, "one");
		push(CACHED, "two");
		this.refuses = false;
		push(STORED, "three");
		this.lookUps.remove().run();
		assertThat(this.entered).containsExactly("one without its peers", "two", "three");
	}

	@Test
	void notMoreThanAThousandWait() {
		IntStream.rangeClosed(1, 1_000).forEach((i) -> push(STORED, "text " + i));
		assertThat(this.entered).isEmpty();
		push(STORED, "too many");
		assertThat(this.entered).containsExactly("too many without its peers");
		this.lookUps.remove().run();
		assertThat(this.entered).hasSize(1_001).endsWith("text 1000");
	}

}
