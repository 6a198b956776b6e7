package io.github.telegramupdates.engine.sequencing;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionException;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.tl.TlDecodeException;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.updates.ChannelDifferenceTooLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.channelMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.channelUpdate;
import static io.github.telegramupdates.engine.sequencing.Updating.channelPage;
import static io.github.telegramupdates.engine.sequencing.Updating.dialog;
import static io.github.telegramupdates.engine.sequencing.Updating.difference;
import static io.github.telegramupdates.engine.sequencing.Updating.message;
import static io.github.telegramupdates.engine.sequencing.Updating.newMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.state;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table of errors, row by row: what a code and a message do to the fetch of the
 * account and to that of a channel. Whatever it is, position and buffer stay.
 */
class ErrorTableTests {

	private static final long CHANNEL = 1;

	private static FetchError error(int code, String message) {
		return FetchError.of(new RpcException(code, message, "updates.getDifference"));
	}

	/** What follows an error. */
	enum Outcome {

		STOPPED, HELD, FROZEN, NEW_POSITION, RETRIED, REFUSED, INACCESSIBLE, AWAITS_PEER

	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			401, AUTH_KEY_UNREGISTERED, STOPPED, STOPPED
			401, AUTH_KEY_INVALID, STOPPED, STOPPED
			401, SESSION_REVOKED, STOPPED, STOPPED
			401, SESSION_EXPIRED, STOPPED, STOPPED
			401, USER_DEACTIVATED, STOPPED, STOPPED
			401, USER_DEACTIVATED_BAN, STOPPED, STOPPED
			406, AUTH_KEY_DUPLICATED, STOPPED, STOPPED
			403, USER_DEACTIVATED, STOPPED, STOPPED
			401, SOMETHING_NEW, STOPPED, STOPPED
			420, FLOOD_WAIT_30, HELD, HELD
			420, FLOOD_PREMIUM_WAIT_30, HELD, HELD
			420, FLOOD_SKIP_FAILED_WAIT_30, HELD, HELD
			420, SOMETHING_NEW_30, HELD, HELD
			400, FLOOD_WAIT_30, HELD, HELD
			420, FLOOD_WAIT, RETRIED, RETRIED
			420, FLOOD_WAIT_0, RETRIED, RETRIED
			420, FLOOD, RETRIED, RETRIED
			420, SOMETHING_NEW, RETRIED, RETRIED
			420, FROZEN_METHOD_INVALID, FROZEN, FROZEN
			400, FROZEN_METHOD_INVALID, FROZEN, FROZEN
			403, FROZEN_SOMETHING_NEW, FROZEN, FROZEN
			420, FROZEN_METHOD_INVALID_30, FROZEN, FROZEN
			420, FROZEN_PARTICIPANT_MISSING, RETRIED, INACCESSIBLE
			403, FROZEN_PARTICIPANT_MISSING, RETRIED, INACCESSIBLE
			401, FROZEN_PARTICIPANT_MISSING, RETRIED, INACCESSIBLE
			400, PERSISTENT_TIMESTAMP_INVALID, NEW_POSITION, NEW_POSITION
			400, PERSISTENT_TIMESTAMP_EMPTY, NEW_POSITION, NEW_POSITION
			500, PERSISTENT_TIMESTAMP_OUTDATED, RETRIED, RETRIED
			500, HISTORY_GET_FAILED, RETRIED, RETRIED
			500, RPC_CALL_FAIL, RETRIED, RETRIED
			500, RPC_MCGET_FAIL, RETRIED, RETRIED
			500, WORKER_BUSY_TOO_LONG_RETRY, RETRIED, RETRIED
			500, INTERDC_2_CALL_ERROR, RETRIED, RETRIED
			500, MSG_WAIT_FAILED, RETRIED, RETRIED
			-503, Timeout, RETRIED, RETRIED
			500, TIMEOUT, RETRIED, RETRIED
			400, SOMETHING_NEW, RETRIED, RETRIED
			400, CHANNEL_PRIVATE, RETRIED, INACCESSIBLE
			400, CHANNEL_PUBLIC_GROUP_NA, RETRIED, INACCESSIBLE
			400, USER_BANNED_IN_CHANNEL, RETRIED, INACCESSIBLE
			400, CHAT_FORBIDDEN, RETRIED, INACCESSIBLE
			400, FROZEN_PARTICIPANT_MISSING, RETRIED, INACCESSIBLE
			400, CHANNEL_INVALID, RETRIED, AWAITS_PEER
			400, CHANNEL_MONOFORUM_UNSUPPORTED, RETRIED, AWAITS_PEER
			400, DATE_EMPTY, REFUSED, REFUSED
			400, LIMIT_INVALID, REFUSED, REFUSED
			400, RANGES_INVALID, REFUSED, REFUSED
			400, MSG_ID_INVALID, REFUSED, REFUSED
			400, FROM_MESSAGE_BOT_DISABLED, REFUSED, REFUSED
			""")
	void anErrorOfTheServerIsAnsweredAsTheTableSays(int code, String message, Outcome account, Outcome channel) {
		accountFails(error(code, message), account);
		channelFails(error(code, message), channel);
	}

	@Test
	void aBrokenLineAndAnAnswerThatCannotBeDecodedAreRepeated() {
		for (Throwable thrown : List.of(new IOException("reset"), new TlDecodeException("constructor", 4),
				new CompletionException(new IOException("reset")))) {
			accountFails(FetchError.of(thrown), Outcome.RETRIED);
			channelFails(FetchError.of(thrown), Outcome.RETRIED);
		}
	}

	@Test
	void anErrorIsReportedByItsTypeAndWhatTheServerAsksToWait() {
		assertThat(FetchError.of(new CompletionException(new RpcException(420, "FLOOD_WAIT_17", "m"))))
			.isEqualTo(new FetchError(FetchError.Kind.FLOOD, "FLOOD_WAIT", 17));
		assertThat(FetchError.of(new RpcException(500, "INTERDC_2_CALL_ERROR", "m")).waitSeconds()).isZero();
		assertThat(FetchError.of(new TlDecodeException("constructor", 4)).kind()).isEqualTo(FetchError.Kind.DECODE);
		assertThat(FetchError.of(new IOException("reset")))
			.isEqualTo(new FetchError(FetchError.Kind.TRANSIENT, "IOException", 0));
		assertThat(FetchError.of(new CompletionException(null)).type()).isEqualTo("CompletionException");
	}

	/** Fails the account's fetch while 103 is buffered behind a gap. */
	private static void accountFails(FetchError error, Outcome outcome) {
		EngineScript script = EngineScript.started(100, 0, 10).live(newMessage(103)).pass(500).accountFails(error);
		assertThat(script.account().pts()).isEqualTo(100);
		assertThat(script.delivered()).isEmpty();
		switch (outcome) {
			case STOPPED -> assertStopped(script, error);
			case HELD -> {
				assertRetriedAfter(script, 30_000, 33_000);
				recoverAccount(script);
			}
			case FROZEN -> {
				assertRetriedAfter(script, 900_000, 900_000);
				recoverAccount(script);
			}
			case RETRIED -> {
				assertRetriedAfter(script, 1_000, 1_000);
				recoverAccount(script);
			}
			case REFUSED -> {
				assertThat(script.events(EngineEvent.Anomaly.class)).singleElement()
					.satisfies((anomaly) -> assertThat(anomaly.what()).contains(error.type()));
				assertRetriedAfter(script, 1_000, 1_000);
				recoverAccount(script);
			}
			case NEW_POSITION -> {
				script.stateIs(102, 0, 10);
				assertThat(script.accountFetches()).hasSize(2)
					.last()
					.extracting(Output.FetchAccount::pts)
					.isEqualTo(102);
				script.accountAnswers(difference(state(102, 0, NOW, 10), List.of()));
				assertThat(script.holes()).extracting(HistoryHole::cause).containsExactly(HistoryHole.Cause.REBASED);
				assertThat(script.account().epoch()).isEqualTo(1);
				assertThat(script.deliveredUpdates()).containsExactly(newMessage(103));
			}
			default -> throw new AssertionError("no outcome of an account: " + outcome);
		}
	}

	private static void assertStopped(EngineScript script, FetchError error) {
		assertThat(script.events(EngineEvent.Stopped.class))
			.containsExactly(new EngineEvent.Stopped(EngineEvent.Stopped.Cause.UNAUTHORIZED, error.type()));
		script.forget().live(newMessage(101)).live(newMessage(102)).pass(3_600_000);
		assertThat(script.outputs(Output.class)).isEmpty();
		assertThat(script.account().pts()).isEqualTo(100);
	}

	private static void assertRetriedAfter(EngineScript script, long from, long to) {
		assertThat(script.events(EngineEvent.FetchRetried.class)).singleElement().satisfies((retried) -> {
			assertThat(retried.box()).isEqualTo(BoxId.COMMON);
			assertThat(retried.retryMillis()).isBetween(from, to);
			script.pass(retried.retryMillis() - 1);
			assertThat(script.accountFetches()).hasSize(1);
			script.pass(1);
			assertThat(script.accountFetches()).hasSize(2);
		});
	}

	private static void recoverAccount(EngineScript script) {
		script.accountAnswers(difference(state(102, 0, NOW, 10), List.of(message(101), message(102))));
		assertThat(script.delivered()).extracting(SequencedUpdate::position).containsExactly(102, 102, 103);
		assertThat(script.holes()).isEmpty();
		assertThat(script.account().pts()).isEqualTo(103);
	}

	/** Fails the channel's fetch while 9 is buffered behind a gap. */
	private static void channelFails(FetchError error, Outcome outcome) {
		EngineScript script = EngineScript.withChannel(CHANNEL, 6)
			.live(channelUpdate(CHANNEL, 9))
			.pass(500)
			.channelFails(error);
		assertThat(script.events(EngineEvent.Anomaly.class)).hasSize((outcome == Outcome.REFUSED) ? 1 : 0);
		switch (outcome) {
			case STOPPED -> assertStopped(script, error);
			case HELD -> {
				script.pass(29_999);
				assertThat(script.channelFetches()).hasSize(1);
				script.pass(3_001);
				recoverChannel(script);
			}
			case FROZEN -> {
				script.pass(899_999);
				assertThat(script.channelFetches()).hasSize(1);
				script.pass(1);
				recoverChannel(script);
			}
			case RETRIED, REFUSED -> {
				assertThat(script.events(EngineEvent.FetchRetried.class)).singleElement()
					.satisfies((retried) -> assertThat(retried.retryMillis()).isBetween(800L, 1_200L));
				script.passRetry();
				recoverChannel(script);
			}
			case NEW_POSITION -> {
				script.channelAnswers(CHANNEL,
						new ChannelDifferenceTooLong(true, null, dialog(CHANNEL, 8), List.of(), List.of(), List.of()));
				assertThat(script.holes()).containsExactly(HoleChanges.reset(BoxId.channel(CHANNEL), 6, 8, 8));
				assertThat(script.deliveredUpdates()).containsExactly(channelUpdate(CHANNEL, 9));
			}
			case INACCESSIBLE -> assertInaccessible(script, error);
			case AWAITS_PEER -> {
				assertThat(script.outputs(Output.ForgetPeer.class)).hasSize(1);
				assertThat(script.outputs(Output.ResolvePeer.class)).hasSize(1);
				script.step(new Input.PeerKnown(script.moment(), CHANNEL));
				assertThat(script.channelFetches()).hasSize(2);
				assertInaccessible(script.channelFails(error), error);
			}
		}
	}

	private static void recoverChannel(EngineScript script) {
		assertThat(script.channelFetches()).hasSize(2).last().extracting(Output.FetchChannel::pts).isEqualTo(6);
		script.channelAnswers(CHANNEL,
				channelPage(8, Updating.Last.YES, List.of(channelMessage(CHANNEL, 7), channelMessage(CHANNEL, 8))));
		assertThat(script.delivered()).extracting(SequencedUpdate::position).containsExactly(8, 8, 9);
		assertThat(script.holes()).isEmpty();
		assertThat(script.channelPts(CHANNEL)).isEqualTo(9);
	}

	private static void assertInaccessible(EngineScript script, FetchError error) {
		int requests = script.channelFetches().size();
		assertThat(script.events(EngineEvent.ChannelInaccessible.class))
			.containsExactly(new EngineEvent.ChannelInaccessible(CHANNEL, error.type()));
		assertThat(script.holes()).containsExactly(HoleChanges.range(CHANNEL, 6, 8, HistoryHole.Cause.INACCESSIBLE));
		assertThat(script.deliveredUpdates()).containsExactly(channelUpdate(CHANNEL, 9));
		assertThat(script.pass(600_000).channelFetches()).hasSize(requests);
	}

}
