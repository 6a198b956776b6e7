package io.github.telegramupdates.mtproto.inbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

import io.github.telegramupdates.mtproto.event.ClientEvent;
import io.github.telegramupdates.mtproto.message.Gzip;
import io.github.telegramupdates.mtproto.rpc.PendingAnswer;
import io.github.telegramupdates.tl.SendMessageTypingAction;
import io.github.telegramupdates.tl.TlDecodeException;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.TlObject;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.TlWriter;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateConfig;
import io.github.telegramupdates.tl.UpdateDcOptions;
import io.github.telegramupdates.tl.UpdatePtsChanged;
import io.github.telegramupdates.tl.UpdateShort;
import io.github.telegramupdates.tl.UpdateUserTyping;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.github.telegramupdates.tl.client.TelegramConnection.Subscription;
import io.github.telegramupdates.tl.client.UpdateSink;
import io.github.telegramupdates.tl.mtproto.RpcError;
import io.github.telegramupdates.tl.updates.State;
import io.github.telegramupdates.tl.updates.rpc.GetState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What waits for the consumer of updates. The worker works when a test lets it.
 */
class InboxTests {

	private static final State STATE = new State(1, 2, 3, 4, 5);

	private static final TlObject UNKNOWN = new Unknown();

	private final Deque<Runnable> work = new ArrayDeque<>();

	private final List<Object> told = new ArrayList<>();

	private final List<ClientEvent> events = new ArrayList<>();

	private final Telling sink = new Telling();

	private final List<Update> configs = new ArrayList<>();

	private Inbox inbox = inbox(new InboxLimits(10, 1_000));

	private Subscription subscription = this.inbox.subscribe(this.sink);

	private Inbox inbox(InboxLimits limits) {
		return new Inbox(limits, this.work::add, this.events::add, this.configs::add);
	}

	private void limit(int count, long bytes) {
		this.inbox = inbox(new InboxLimits(count, bytes));
		this.subscription = this.inbox.subscribe(this.sink);
	}

	private void work() {
		while (!this.work.isEmpty()) {
			this.work.remove().run();
		}
	}

	private static TlReader bytes(TlObject object) {
		return new TlReader(object.toByteArray());
	}

	private static UpdateShort update(int number) {
		return new UpdateShort(new UpdateUserTyping(1, null, new SendMessageTypingAction()), number);
	}

	private PendingAnswer<State> call() {
		return new PendingAnswer<>(1, new GetState(), Runnable::run);
	}

	@Test
	void allIsToldInTheOrderOfTheWireAndByTheWorker() {
		this.inbox.push(bytes(update(1)));
		this.inbox.signal(new SessionSignal.Connected());
		this.inbox.answer(call(), bytes(STATE));
		this.inbox.fail(call(), new RpcException(420, "FLOOD_WAIT_1", "updates.getState"));
		this.inbox.push(bytes(update(2)));
		assertThat(this.told).isEmpty();
		work();
		assertThat(this.told).containsExactly(update(1), new SessionSignal.Connected(), STATE, "FLOOD_WAIT", update(2));
	}

	@Test
	void theWorkerIsAtWorkOnce() {
		for (int i = 0; i < 9; i++) {
			this.inbox.push(bytes(update(i)));
		}
		assertThat(this.work).hasSize(1);
		work();
		this.inbox.push(bytes(update(9)));
		assertThat(this.work).hasSize(1);
	}

	@Test
	void anAccountWithMuchToDoLetsOthersHaveTheirTurn() {
		limit(1_000, 1 << 20);
		for (int i = 0; i < 100; i++) {
			this.inbox.push(bytes(update(i)));
		}
		this.work.remove().run();
		assertThat(this.told).hasSize(64);
		assertThat(this.work).hasSize(1);
		work();
		assertThat(this.told).hasSize(100).last().isEqualTo(update(99));
	}

	@Test
	void theFutureOfACallCompletesAfterTheSinkWasTold() {
		PendingAnswer<State> call = call();
		call.future().whenComplete((state, failure) -> this.told.add("completed"));
		this.inbox.answer(call, bytes(STATE));
		work();
		assertThat(this.told).containsExactly(STATE, "completed");
		assertThat(call.future()).isCompletedWithValue(STATE);
	}

	@Test
	void updatesBeyondTheCountAreDroppedAndToldOfOnce() {
		limit(3, 1_000_000);
		for (int i = 0; i < 6; i++) {
			this.inbox.push(bytes(update(i)));
		}
		this.inbox.answer(call(), bytes(STATE));
		this.inbox.signal(new SessionSignal.Disconnected());
		work();
		assertThat(this.told).containsExactly(update(0), update(1), update(2), new UpdatesTooLong(), STATE,
				new SessionSignal.Disconnected());
		assertThat(this.events).containsExactly(new ClientEvent.InboxOverflow());
	}

	@Test
	void updatesBeyondTheBytesAreDropped() {
		int size = update(0).toByteArray().length;
		limit(100, 2L * size);
		for (int i = 0; i < 3; i++) {
			this.inbox.push(bytes(update(i)));
		}
		work();
		assertThat(this.told).containsExactly(update(0), update(1), new UpdatesTooLong());
	}

	@Test
	void oneContainerOfAnyLengthIsTakenByAnEmptyInbox() {
		limit(1, 1);
		this.inbox.push(bytes(update(0)));
		work();
		assertThat(this.told).containsExactly(update(0));
	}

	@Test
	void anotherOverflowIsToldOfAgain() {
		limit(1, 1_000);
		this.inbox.push(bytes(update(0)));
		this.inbox.push(bytes(update(1)));
		work();
		this.inbox.push(bytes(update(2)));
		this.inbox.push(bytes(update(3)));
		work();
		assertThat(this.told).containsExactly(update(0), new UpdatesTooLong(), update(2), new UpdatesTooLong());
		assertThat(this.events).hasSize(2);
	}

	@Test
	void updatesThatCannotBeDecodedHarmOnlyThemselves() {
		this.inbox.push(bytes(UNKNOWN));
		this.inbox.push(bytes(update(1)));
		work();
		assertThat(this.told).satisfiesExactly(
				(signal) -> assertThat(signal).isInstanceOfSatisfying(SessionSignal.DecodeFailed.class, (failed) -> {
					assertThat(failed.channelId()).isNull();
					assertThat(failed.reason()).contains("0x1020304");
				}), (pushed) -> assertThat(pushed).isEqualTo(update(1)));
		assertThat(this.events).singleElement().isInstanceOf(ClientEvent.DecodeFailure.class);
	}

	@Test
	void anAnswerThatCannotBeDecodedFailsItsCallAndASignalFollows() {
		PendingAnswer<State> broken = call();
		PendingAnswer<State> longer = call();
		PendingAnswer<State> good = call();
		this.inbox.answer(broken, bytes(UNKNOWN));
		this.inbox.answer(longer, new TlReader(Arrays.copyOf(STATE.toByteArray(), 28)));
		this.inbox.answer(good, bytes(STATE));
		work();
		assertThat(broken.future()).failsWithin(Duration.ZERO)
			.withThrowableThat()
			.withCauseInstanceOf(TlDecodeException.class);
		assertThat(longer.future()).isCompletedExceptionally();
		assertThat(good.future()).isCompletedWithValue(STATE);
		assertThat(this.told).satisfiesExactly(
				(signal) -> assertThat(signal).isInstanceOf(SessionSignal.DecodeFailed.class),
				(signal) -> assertThat(signal).isInstanceOf(SessionSignal.DecodeFailed.class),
				(result) -> assertThat(result).isEqualTo(STATE));
	}

	@Test
	void packedAnswersAndErrorsAreUnpackedByTheWorker() {
		PendingAnswer<State> good = call();
		PendingAnswer<State> refused = call();
		this.inbox.answer(good, new TlReader(Gzip.pack(STATE.toByteArray())));
		this.inbox.answer(refused, new TlReader(Gzip.pack(new RpcError(400, "REFUSED").toByteArray())));
		work();
		assertThat(good.future()).isCompletedWithValue(STATE);
		assertThat(refused.future()).isCompletedExceptionally();
		assertThat(this.told).containsExactly(STATE, "REFUSED");
	}

	@Test
	void aSinkThatFailsDoesNoHarm() {
		this.sink.fails = new IllegalStateException("a sink");
		PendingAnswer<State> call = call();
		this.inbox.push(bytes(update(1)));
		this.inbox.answer(call, bytes(STATE));
		work();
		assertThat(call.future()).isCompletedWithValue(STATE);
	}

	@Test
	void anErrorInTheSinkDoesNoHarm() {
		this.sink.fails = new StackOverflowError("a sink");
		PendingAnswer<State> call = call();
		this.inbox.push(bytes(update(1)));
		this.inbox.answer(call, bytes(STATE));
		work();
		this.sink.fails = null;
		this.inbox.push(bytes(update(2)));
		work();
		assertThat(call.future()).isCompletedWithValue(STATE);
		assertThat(this.told).containsExactly(update(2));
	}

	@Test
	void anErrorInDecodingFailsItsCallAndASignalFollows() {
		PendingAnswer<State> call = new PendingAnswer<>(1, new Undecodable(), Runnable::run);
		this.inbox.answer(call, bytes(STATE));
		this.inbox.push(bytes(update(1)));
		work();
		assertThat(call.future()).failsWithin(Duration.ZERO)
			.withThrowableThat()
			.withRootCauseInstanceOf(StackOverflowError.class);
		assertThat(this.told).satisfiesExactly(
				(signal) -> assertThat(signal).isInstanceOf(SessionSignal.DecodeFailed.class),
				(pushed) -> assertThat(pushed).isEqualTo(update(1)));
	}

	@Test
	void anErrorInWhoeverListensToEventsDoesNoHarm() {
		Inbox loud = new Inbox(InboxLimits.DEFAULT, this.work::add, (event) -> {
			throw new StackOverflowError("a listener");
		}, this.configs::add);
		PendingAnswer<State> call = call();
		loud.push(bytes(UNKNOWN));
		loud.answer(call, bytes(STATE));
		work();
		assertThat(call.future()).isCompletedWithValue(STATE);
	}

	@Test
	void theClientIsToldOfItsConfigurationBesidesTheSink() {
		UpdateDcOptions options = new UpdateDcOptions(List.of());
		UpdatesType single = new UpdateShort(new UpdateConfig(), 1);
		UpdatesType several = new Updates(List.of(new UpdatePtsChanged(), options), List.of(), List.of(), 1, 2);
		this.inbox.push(bytes(single));
		this.inbox.push(bytes(several));
		work();
		assertThat(this.told).containsExactly(single, several);
		assertThat(this.configs).containsExactly(new UpdateConfig(), options);
		this.subscription.close();
		this.inbox.push(bytes(single));
		work();
		assertThat(this.configs).hasSize(3);
	}

	@Test
	void withoutASubscriptionCallsAreAnswered() {
		this.subscription.close();
		PendingAnswer<State> call = call();
		this.inbox.push(bytes(update(1)));
		this.inbox.answer(call, bytes(STATE));
		work();
		assertThat(this.told).isEmpty();
		assertThat(call.future()).isCompletedWithValue(STATE);
	}

	@Test
	void whatIsLeftWhenTheWorkersAreGoneIsToldAtOnce() {
		Inbox closed = new Inbox(InboxLimits.DEFAULT, (task) -> {
			throw new RejectedExecutionException();
		}, this.events::add, this.configs::add);
		PendingAnswer<State> call = call();
		closed.answer(call, bytes(STATE));
		assertThat(call.future()).isCompletedWithValue(STATE);
	}

	/** A constructor that no layer has. */
	private record Unknown() implements TlObject {

		@Override
		public int constructorId() {
			return 0x01020304;
		}

		@Override
		public void write(TlWriter out) {
			out.writeInt(constructorId());
		}

	}

	/** A call whose answer is too much for the decoder. */
	private record Undecodable() implements TlMethod<State> {

		@Override
		public String methodName() {
			return "test.undecodable";
		}

		@Override
		public State readResult(TlReader in) {
			throw new StackOverflowError("a decoder");
		}

		@Override
		public void writeResult(TlWriter out, State result) {
			result.write(out);
		}

		@Override
		public int constructorId() {
			return 0x01020305;
		}

		@Override
		public void write(TlWriter out) {
			out.writeInt(constructorId());
		}

	}

	private final class Telling implements UpdateSink {

		private @Nullable Throwable fails;

		private void tell(Object what) {
			if (this.fails instanceof Error error) {
				throw error;
			}
			if (this.fails instanceof RuntimeException exception) {
				throw exception;
			}
			InboxTests.this.told.add(what);
		}

		@Override
		public void onUpdates(UpdatesType updates) {
			tell(updates);
		}

		@Override
		public <R> void onResult(TlMethod<R> request, R result) {
			tell(result);
		}

		@Override
		public void onError(TlMethod<?> request, RpcException error) {
			tell(error.type());
		}

		@Override
		public void onSignal(SessionSignal signal) {
			tell(signal);
		}

	}

}
