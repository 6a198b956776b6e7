package io.github.telegramupdates.mtproto.rpc;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.telegramupdates.mtproto.event.ClientEvent;
import io.github.telegramupdates.tl.InputPeer;
import io.github.telegramupdates.tl.InputPeerUser;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.client.FloodWaitException;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.messages.rpc.DeleteMessages;
import io.github.telegramupdates.tl.messages.rpc.GetDialogFilters;
import io.github.telegramupdates.tl.messages.rpc.SendMessage;
import io.github.telegramupdates.tl.rpc.InvokeWithoutUpdates;
import io.github.telegramupdates.tl.updates.rpc.GetState;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When calls go and go again, by a clock that a test sets.
 */
class CallPacingTests {

	private final EmbeddedChannel loop = new EmbeddedChannel();

	private final List<Long> made = new ArrayList<>();

	private final List<ClientEvent> events = new ArrayList<>();

	private long now;

	private long ids;

	private final CallPacing pacing = new CallPacing(this.loop.eventLoop(), () -> this.now,
			(call) -> this.made.add(call.id()), this.events::add);

	@BeforeEach
	void stopTheClock() {
		this.loop.freezeTime();
	}

	private void pass(long millis) {
		for (long i = 0; i < millis; i += 100) {
			this.now += 100;
			this.loop.advanceTimeBy(100, TimeUnit.MILLISECONDS);
			this.loop.runScheduledPendingTasks();
		}
	}

	private PendingAnswer<?> call(TlMethod<?> method, CallOptions options) {
		PendingAnswer<?> call = new PendingAnswer<>(++this.ids, method, Runnable::run,
				CallPolicy.of(method, options.or(CallSettings.DEFAULT.defaults()), this.now));
		call.future().whenComplete((result, failure) -> this.pacing.end(call));
		this.pacing.call(call);
		return call;
	}

	private PendingAnswer<?> call(TlMethod<?> method) {
		return call(method, CallOptions.defaults());
	}

	private static SendMessage message(long userId) {
		InputPeer peer = new InputPeerUser(userId, 1);
		return SendMessage.builder().peer(peer).message("hello").randomId(1).build();
	}

	private boolean isRepeated(PendingAnswer<?> call, int code, String message) {
		RpcException error = RpcException.of(code, message, call.methodName());
		boolean repeated = this.pacing.repeats(call, error);
		if (!repeated) {
			call.fail(error);
		}
		return repeated;
	}

	private static void answer(PendingAnswer<?> call) {
		call.future().complete(null);
	}

	private static void assertFlooded(PendingAnswer<?> call, int seconds) {
		assertThat(call.future().handle((result, failure) -> failure).join())
			.isInstanceOfSatisfying(FloodWaitException.class, (flood) -> {
				assertThat(flood.type()).isEqualTo("FLOOD_WAIT");
				assertThat(flood.duration()).isEqualTo(Duration.ofSeconds(seconds));
			});
	}

	@Test
	void aShortFloodWaitIsWaitedFor() {
		PendingAnswer<?> call = call(new GetDialogFilters());
		assertThat(isRepeated(call, 420, "FLOOD_WAIT_10")).isTrue();
		pass(9_900);
		assertThat(this.made).containsExactly(1L);
		pass(100);
		assertThat(this.made).containsExactly(1L, 1L);
		assertThat(this.events).containsExactly(
				new ClientEvent.FloodWait("messages.getDialogFilters", "FLOOD_WAIT", Duration.ofSeconds(10), true));
	}

	@Test
	void aPremiumFloodWaitIsLikeAnyOther() {
		assertThat(isRepeated(call(new GetDialogFilters()), 420, "FLOOD_PREMIUM_WAIT_3")).isTrue();
		pass(3_000);
		assertThat(this.made).containsExactly(1L, 1L);
	}

	@Test
	void otherCallsOfTheMethodWaitTooAndGoOneByOneInTheirOrder() {
		PendingAnswer<?> first = call(new GetDialogFilters());
		PendingAnswer<?> second = call(new GetDialogFilters());
		isRepeated(second, 420, "FLOOD_WAIT_5");
		PendingAnswer<?> third = call(new InvokeWithoutUpdates<>(new GetDialogFilters()));
		isRepeated(first, 420, "FLOOD_WAIT_5");
		call(new DeleteMessages(false, List.of(1)));
		assertThat(this.made).containsExactly(1L, 2L, 4L);
		pass(5_000);
		assertThat(this.made).containsExactly(1L, 2L, 4L, 1L);
		answer(first);
		assertThat(this.made).containsExactly(1L, 2L, 4L, 1L, 2L);
		answer(second);
		answer(third);
		call(new GetDialogFilters());
		assertThat(this.made).containsExactly(1L, 2L, 4L, 1L, 2L, 3L, 5L);
	}

	@Test
	void aCallThatIsFloodedOnceMoreGoesBeforeThoseBehindIt() {
		PendingAnswer<?> first = call(new GetDialogFilters());
		isRepeated(first, 420, "FLOOD_WAIT_1");
		call(new GetDialogFilters());
		pass(1_000);
		isRepeated(first, 420, "FLOOD_WAIT_2");
		pass(1_900);
		assertThat(this.made).containsExactly(1L, 1L);
		pass(100);
		assertThat(this.made).containsExactly(1L, 1L, 1L);
		answer(first);
		assertThat(this.made).containsExactly(1L, 1L, 1L, 2L);
	}

	@Test
	void aLongFloodWaitFailsTheCallAndAtOnceThoseThatComeInIt() {
		PendingAnswer<?> first = call(new GetDialogFilters());
		isRepeated(first, 420, "FLOOD_WAIT_30");
		assertFlooded(first, 30);
		pass(5_000);
		assertFlooded(call(new GetDialogFilters()), 25);
		assertThat(this.made).containsExactly(1L);
		assertThat(this.events).extracting((event) -> ((ClientEvent.FloodWait) event).held()).containsExactly(false);
	}

	@Test
	void aCallThatComesWhenTheRestIsShortWaitsForIt() {
		isRepeated(call(new GetDialogFilters()), 420, "FLOOD_WAIT_30");
		pass(21_000);
		assertThat(call(new GetDialogFilters()).future()).isNotDone();
		pass(9_000);
		assertThat(this.made).containsExactly(1L, 2L);
	}

	@Test
	void aThresholdOfItsOwnCounts() {
		CallOptions patient = CallOptions.defaults().withFloodWaitThreshold(Duration.ofSeconds(40));
		assertThat(isRepeated(call(new GetDialogFilters(), patient), 420, "FLOOD_WAIT_30")).isTrue();
		CallOptions impatient = CallOptions.defaults().withFloodWaitThreshold(Duration.ZERO);
		assertFlooded(call(new GetDialogFilters(), impatient), 30);
	}

	@Test
	void nothingIsWaitedForThatEndsAfterTheTimeOut() {
		CallOptions hasty = CallOptions.defaults().withTimeout(Duration.ofSeconds(5));
		assertThat(isRepeated(call(new GetDialogFilters(), hasty), 420, "FLOOD_WAIT_6")).isFalse();
	}

	@Test
	void slowModeConcernsOneChat() {
		PendingAnswer<?> slow = call(message(1));
		assertThat(isRepeated(slow, 420, "SLOWMODE_WAIT_5")).isTrue();
		call(message(1));
		call(message(2));
		assertThat(this.made).containsExactly(1L, 3L);
		pass(5_000);
		answer(slow);
		assertThat(this.made).containsExactly(1L, 3L, 1L, 2L);
	}

	@Test
	void aCallThatIsCancelledWhileItWaitsDoesNotGo() {
		PendingAnswer<?> first = call(new GetDialogFilters());
		isRepeated(first, 420, "FLOOD_WAIT_5");
		call(new GetDialogFilters());
		first.future().cancel(false);
		pass(5_000);
		assertThat(this.made).containsExactly(1L, 2L);
	}

	@Test
	void whoFetchesDifferencesWaitsByItself() {
		assertThat(isRepeated(call(new GetState()), 420, "FLOOD_WAIT_1")).isFalse();
		assertThat(isRepeated(call(new GetState()), 500, "INTERNAL")).isFalse();
		call(new GetState());
		assertThat(this.made).containsExactly(1L, 2L, 3L);
	}

	@Test
	void aReadIsRepeatedThreeTimesWhereTheServerFails() {
		PendingAnswer<?> call = call(new GetDialogFilters());
		for (int seconds : List.of(1, 2, 4)) {
			assertThat(isRepeated(call, 500, "INTERNAL")).isTrue();
			pass(seconds * 1_000 - 100);
			int before = this.made.size();
			pass(100);
			assertThat(this.made).hasSize(before + 1);
		}
		assertThat(isRepeated(call, -503, "Timeout")).isFalse();
		assertThat(this.events).hasSize(3)
			.first()
			.isEqualTo(new ClientEvent.CallRepeated("messages.getDialogFilters", "INTERNAL", Duration.ofSeconds(1)));
	}

	@Test
	void aCallWithARandomIdIsRepeatedUnlessTheServerHasIt() {
		assertThat(isRepeated(call(message(1)), 500, "INTERNAL")).isTrue();
		assertThat(isRepeated(call(message(1)), 500, "RANDOM_ID_DUPLICATE")).isFalse();
	}

	@Test
	void aServerThatFailedMayHaveCarriedTheCallOut() {
		PendingAnswer<?> call = call(message(1));
		isRepeated(call, 420, "FLOOD_WAIT_1");
		isRepeated(call, 400, "MSG_WAIT_FAILED");
		assertThat(call.isRepeated()).isFalse();
		isRepeated(call, 500, "INTERNAL");
		assertThat(call.isRepeated()).isTrue();
	}

	@Test
	void whatChangesSomethingIsRepeatedOnlyIfTheCallerSaysSo() {
		DeleteMessages change = new DeleteMessages(false, List.of(1));
		assertThat(isRepeated(call(change), 500, "INTERNAL")).isFalse();
		assertThat(isRepeated(call(change, CallOptions.defaults().asRepeatable()), 500, "INTERNAL")).isTrue();
	}

	@Test
	void whatTheServerDidNotCarryOutIsRepeated() {
		assertThat(isRepeated(call(new DeleteMessages(false, List.of(1))), 400, "MSG_WAIT_FAILED")).isTrue();
	}

	@Test
	void callsThatWaitFailWhenTheClientEnds() {
		PendingAnswer<?> flooded = call(new GetDialogFilters());
		isRepeated(flooded, 420, "FLOOD_WAIT_5");
		PendingAnswer<?> behind = call(new GetDialogFilters());
		PendingAnswer<?> refused = call(message(1));
		isRepeated(refused, 500, "INTERNAL");
		this.pacing.fail(new IOException("closed"));
		assertThat(List.of(flooded, behind, refused))
			.allSatisfy((call) -> assertThat(call.future()).isCompletedExceptionally());
		pass(6_000);
		assertThat(this.made).containsExactly(1L, 3L);
	}

	@Test
	void otherErrorsAreTheCallers() {
		assertThat(isRepeated(call(new GetDialogFilters()), 400, "PEER_ID_INVALID")).isFalse();
	}

	@Test
	void aCallThatIsOverIsNotRepeated() {
		PendingAnswer<?> call = call(new GetDialogFilters());
		isRepeated(call, 500, "INTERNAL");
		call.future().cancel(false);
		pass(2_000);
		assertThat(this.made).containsExactly(1L);
	}

}
