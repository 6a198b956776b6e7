package io.github.telegramupdates.simulator;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.telegramupdates.simulator.clock.SystemClock;
import io.github.telegramupdates.simulator.clock.VirtualClock;
import io.github.telegramupdates.simulator.connection.Faults;
import io.github.telegramupdates.simulator.connection.PushCounters;
import io.github.telegramupdates.simulator.connection.SimulatedConnection;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.github.telegramupdates.tl.client.UpdateSink;
import io.github.telegramupdates.tl.updates.State;
import io.github.telegramupdates.tl.updates.rpc.GetState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Control over a connection, and the order of what arrives.
 */
class ConnectionTests {

	private final VirtualClock clock = new VirtualClock();

	private final SimulatedTelegram telegram = SimulatedTelegram.builder().clock(this.clock).build();

	private final SimulatedAccount alice = this.telegram.user("alice");

	private final SimulatedAccount bot = this.telegram.bot("bot");

	private final SimulatedConnection connection = this.telegram.connect(this.bot);

	private final RecordingSink sink = new RecordingSink();

	ConnectionTests() {
		this.connection.subscribe(this.sink);
	}

	@Test
	void droppedPushesAreLost() {
		this.connection.dropNext(2);
		sendThree();
		assertThat(positions()).containsExactly(4);
		assertThat(this.connection.pushes()).isEqualTo(new PushCounters(3, 2, 0, 0));
	}

	@Test
	void aDuplicatedPushArrivesTwice() {
		this.connection.duplicateNext();
		sendThree();
		assertThat(positions()).containsExactly(2, 2, 3, 4);
	}

	@Test
	void heldPushesArriveInOrderWhenReleasedAndAnswersDoNotWait() {
		this.connection.holdPushes();
		sendThree();
		this.connection.api().invoke(new GetState());
		assertThat(this.sink.log).containsExactly("result updates.getState");
		this.connection.releasePushes();
		assertThat(positions()).containsExactly(2, 3, 4);
	}

	@Test
	void pushesOfADeadConnectionAreLost() {
		this.connection.disconnect();
		sendThree();
		this.connection.reconnect();
		this.alice.sends(this.bot, "four");
		assertThat(positions()).containsExactly(5);
		assertThat(this.sink.log).containsExactly("Disconnected", "Connected", "push");
	}

	@Test
	void pushesOfADeadConnectionAreSentAgainOnRequest() {
		this.connection.setFaults(Faults.builder().delay(10, 10).resending().build());
		this.alice.sends(this.bot, "on its way");
		this.connection.disconnect();
		this.alice.sends(this.bot, "later");
		this.connection.reconnect();
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(positions()).containsExactly(2, 3);
	}

	@Test
	void callsOfADeadConnectionFail() {
		this.connection.setFaults(Faults.builder().delay(10, 10).build());
		CompletableFuture<State> pending = this.connection.api().invoke(new GetState());
		this.connection.disconnect();
		assertThat(pending).isCompletedExceptionally()
			.failsWithin(Duration.ZERO)
			.withThrowableThat()
			.withCauseInstanceOf(IOException.class);
		assertThat(this.connection.api().invoke(new GetState())).isCompletedExceptionally();
		assertThat(this.connection.isConnected()).isFalse();
	}

	@Test
	void aNewSessionIsAnnounced() {
		this.connection.startNewSession();
		this.connection.startNewSession();
		assertThat(this.sink.signals).containsExactly(new SessionSignal.NewSession(1), new SessionSignal.NewSession(2));
	}

	@Test
	void aRevokedAuthorisationIsAnnounced() {
		this.connection.revokeAuthorization();
		assertThat(this.sink.signals).containsExactly(new SessionSignal.LoggedOut("AUTH_KEY_UNREGISTERED"));
		assertThat(this.connection.api().invoke(new GetState())).isCompletedExceptionally();
	}

	@Test
	void aPlannedErrorIsUsedOnce() {
		this.connection.failNext("updates.getState", 420, "FLOOD_WAIT_30");
		assertThat(this.connection.api().invoke(new GetState())).failsWithin(Duration.ZERO)
			.withThrowableThat()
			.withCauseInstanceOf(RpcException.class);
		assertThat(this.connection.api().invoke(new GetState())).isCompleted();
		assertThat(this.connection.calls("updates.getState")).isEqualTo(2);
		assertThat(this.sink.log).containsExactly("error updates.getState FLOOD_WAIT", "result updates.getState");
	}

	@Test
	void pushesAndAnswersArriveInTheOrderOfTheServer() {
		this.connection.setFaults(Faults.builder().seed(3).delay(0, 100).build());
		this.alice.sends(this.bot, "one");
		this.connection.api().invoke(new GetState());
		this.alice.sends(this.bot, "two");
		this.clock.runUntilIdle(Duration.ofSeconds(1));
		assertThat(this.sink.log).containsExactly("push", "result updates.getState", "push");
	}

	@Test
	void theSinkSeesAnAnswerBeforeTheCaller() {
		List<String> order = this.sink.log;
		this.connection.api().invoke(new GetState()).thenRun(() -> order.add("late"));
		this.connection.setFaults(Faults.builder().delay(5, 5).build());
		order.clear();
		this.connection.api().invoke(new GetState()).thenRun(() -> order.add("future"));
		this.clock.advance(Duration.ofMillis(5));
		assertThat(order).containsExactly("result updates.getState", "future");
	}

	@Test
	void aSinkThatCallsMethodsIsNotCalledInsideItself() {
		SimulatedConnection other = this.telegram.connect(this.bot);
		List<String> log = new ArrayList<>();
		other.subscribe(new UpdateSink() {

			@Override
			public void onUpdates(UpdatesType updates) {
				log.add("begin");
				other.api().invoke(new GetState()).thenRun(() -> log.add("future"));
				ConnectionTests.this.bot.reads(ConnectionTests.this.alice);
				log.add("end");
			}

			@Override
			public <R> void onResult(TlMethod<R> request, R result) {
				log.add("result");
			}

			@Override
			public void onSignal(SessionSignal signal) {
			}

		});
		this.alice.sends(this.bot, "hi");
		assertThat(log).containsExactly("begin", "end", "result", "future", "begin", "end", "result", "future");
	}

	@Test
	void aConnectionHasOneSubscriptionAtATime() {
		RecordingSink second = new RecordingSink();
		assertThatIllegalStateException().isThrownBy(() -> this.connection.subscribe(second));
		SimulatedConnection other = this.telegram.connect(this.bot);
		other.subscribe(second).close();
		this.alice.sends(this.bot, "hi");
		assertThat(second.containers).isEmpty();
		other.subscribe(second);
		this.alice.sends(this.bot, "hi");
		assertThat(second.containers).hasSize(1);
	}

	@Test
	void aClosedConnectionIsSilent() {
		this.connection.setFaults(Faults.builder().delay(10, 10).build());
		CompletableFuture<State> pending = this.connection.api().invoke(new GetState());
		this.connection.close();
		assertThat(pending).isCompletedExceptionally();
		this.alice.sends(this.bot, "hi");
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(this.sink.log).isEmpty();
	}

	@Test
	void chanceBreaksAConnectionAndTimeRepairsIt() {
		this.connection.setFaults(Faults.builder().disconnection(1, 2_000).newSession().build());
		this.alice.sends(this.bot, "hi");
		this.clock.advance(Duration.ofMillis(1_999));
		assertThat(this.connection.isConnected()).isFalse();
		this.clock.advance(Duration.ofMillis(1));
		assertThat(this.connection.isConnected()).isTrue();
		assertThat(this.sink.signals).containsExactly(new SessionSignal.Disconnected(), new SessionSignal.Connected(),
				new SessionSignal.NewSession(1));
	}

	@Test
	void theServersTimeIsTheClocks() {
		this.clock.advance(Duration.ofMillis(2_500));
		assertThat(this.connection.serverTime()).isEqualTo(VirtualClock.START.plusSeconds(2));
	}

	@Test
	void onTheSystemClockThreadsNeverOverlapInTheSink() throws InterruptedException {
		try (SystemClock system = new SystemClock()) {
			SimulatedTelegram live = SimulatedTelegram.builder().clock(system).build();
			SimulatedAccount receiver = live.user("receiver");
			SimulatedConnection busy = live.connect(receiver, Faults.builder().delay(0, 2).build());
			SerialSink serial = new SerialSink(busy, 800);
			busy.subscribe(serial);
			List<Thread> threads = new ArrayList<>();
			for (int i = 0; i < 4; i++) {
				SimulatedAccount sender = live.user("sender" + i);
				threads.add(new Thread(() -> {
					for (int n = 0; n < 100; n++) {
						sender.sends(receiver, "hi");
					}
				}));
			}
			threads.forEach(Thread::start);
			assertThat(serial.done.await(30, TimeUnit.SECONDS)).isTrue();
			assertThat(serial.overlapped).isFalse();
		}
	}

	private void sendThree() {
		this.alice.sends(this.bot, "one");
		this.alice.sends(this.bot, "two");
		this.alice.sends(this.bot, "three");
	}

	private List<Integer> positions() {
		return this.sink.updates(UpdateNewMessage.class).stream().map(UpdateNewMessage::pts).toList();
	}

	/**
	 * Calls a method for each push and notices when it is called by two threads at once.
	 */
	private static final class SerialSink implements UpdateSink {

		private final AtomicBoolean inside = new AtomicBoolean();

		private final AtomicBoolean overlapped = new AtomicBoolean();

		private final CountDownLatch done;

		private final SimulatedConnection connection;

		SerialSink(SimulatedConnection connection, int expected) {
			this.connection = connection;
			this.done = new CountDownLatch(expected);
		}

		@Override
		public void onUpdates(UpdatesType updates) {
			once(() -> this.connection.api().invoke(new GetState()));
		}

		@Override
		public <R> void onResult(TlMethod<R> request, R result) {
			once(() -> {
			});
		}

		@Override
		public void onSignal(SessionSignal signal) {
		}

		private void once(Runnable work) {
			if (!this.inside.compareAndSet(false, true)) {
				this.overlapped.set(true);
			}
			work.run();
			this.inside.set(false);
			this.done.countDown();
		}

	}

}
