package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.UpdateShortSentMessage;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import org.junit.jupiter.api.Test;

import static io.github.telegramupdates.engine.sequencing.EngineScript.NOT_ARMED;
import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.difference;
import static io.github.telegramupdates.engine.sequencing.Updating.message;
import static io.github.telegramupdates.engine.sequencing.Updating.newMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.ordered;
import static io.github.telegramupdates.engine.sequencing.Updating.renamed;
import static io.github.telegramupdates.engine.sequencing.Updating.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Scenarios 93 to 97: what happens to the session.
 */
class SessionTests {

	private static final long CHANNEL = 1;

	private final EngineScript script = EngineScript.started(100, 5, 10);

	@Test
	void scenario93ANewSessionThatIsAnnouncedTwiceIsFollowedByOneDifference() {
		this.script.signal(new SessionSignal.NewSession(1)).accountAnswers(new DifferenceEmpty(NOW, 10));
		this.script.signal(new SessionSignal.NewSession(1));
		assertThat(this.script.accountFetches()).hasSize(1);
		this.script.signal(new SessionSignal.NewSession(2));
		assertThat(this.script.accountFetches()).hasSize(2);
	}

	@Test
	void aNewSessionForgetsTheSeqOfTheOldOne() {
		EngineScript other = EngineScript.started(100, 0, 500);
		other.signal(new SessionSignal.NewSession(1)).live(ordered(3, renamed("a")));
		other.accountAnswers(new DifferenceEmpty(NOW, 2));
		assertThat(other.deliveredUpdates()).containsExactly(renamed("a"));
	}

	@Test
	void scenario94AReconnectIsFollowedByADifferenceBecauseOnlyThatNamesChannels() {
		this.script.signal(new SessionSignal.Connected()).pass(1_999);
		assertThat(this.script.accountFetches()).isEmpty();
		this.script.pass(1);
		assertThat(this.script.accountFetches()).hasSize(1);
		assertThat(this.script.outputs(Output.FetchState.class)).isEmpty();
		this.script.accountAnswers(difference(state(100, 5, NOW, 10), List.of(), new UpdateChannelTooLong(CHANNEL, 9)));
		assertThat(this.script.channelFetches()).hasSize(1);
	}

	@Test
	void aLineThatBreaksIsNoReasonToFetchBeforeItIsBack() {
		this.script.signal(new SessionSignal.Disconnected()).pass(60_000);
		assertThat(this.script.accountFetches()).isEmpty();
		assertThat(this.script.events(EngineEvent.Stopped.class)).isEmpty();
	}

	@Test
	void scenario95AMoveToAnotherDataCentreKeepsTheStateAndIsFollowedByADifference() {
		this.script.live(newMessage(101)).signal(new SessionSignal.Migrated());
		assertThat(this.script.accountFetches()).singleElement()
			.extracting(Output.FetchAccount::pts, Output.FetchAccount::qts)
			.containsExactly(101, 5);
		this.script.accountAnswers(difference(state(102, 5, NOW, 10), List.of(message(102)))).live(newMessage(103));
		assertThat(this.script.account()).extracting(AccountState::pts, AccountState::epoch).containsExactly(103, 0);
	}

	@Test
	void scenario97AContainerThatCannotBeDecodedIsFetched() {
		this.script.signal(new SessionSignal.DecodeFailed(null, "unknown constructor"));
		assertThat(this.script.accountFetches()).singleElement().extracting(Output.FetchAccount::pts).isEqualTo(100);
		assertThat(this.script.channelFetches()).isEmpty();
	}

	@Test
	void scenario97AContainerOfAChannelThatCannotBeDecodedIsFetchedThereToo() {
		EngineScript channel = EngineScript.withChannel(CHANNEL, 6);
		channel.signal(new SessionSignal.DecodeFailed(CHANNEL, "unknown constructor"));
		assertThat(channel.accountFetches()).hasSize(1);
		assertThat(channel.channelFetches()).singleElement().extracting(Output.FetchChannel::pts).isEqualTo(6);
	}

	@Test
	void scenario97AnAnswerThatCannotBeDecodedIsAskedForAgainWithGrowingWaits() {
		FetchError garbled = new FetchError(FetchError.Kind.DECODE, "DECODE", 0);
		this.script.live(newMessage(103)).pass(500);
		for (int attempt = 1; attempt <= 9; attempt++) {
			this.script.accountFails(garbled).passRetry();
		}
		assertThat(this.script.events(EngineEvent.FetchRetried.class)).extracting(EngineEvent.FetchRetried::retryMillis)
			.extracting((millis) -> millis / 1_000)
			.containsExactly(1L, 2L, 4L, 8L, 900L, 1_800L, 3_600L, 7_200L, 14_400L);
		assertThat(this.script.accountFetches()).hasSize(10).extracting(Output.FetchAccount::pts).containsOnly(100);
		this.script.accountAnswers(difference(state(102, 5, NOW, 10), List.of(message(101), message(102))));
		assertThat(this.script.delivered()).hasSize(3);
	}

	@Test
	void afterASuccessTheWaitsBeginAgain() {
		FetchError failure = new FetchError(FetchError.Kind.TRANSIENT, "RPC_CALL_FAIL", 0);
		this.script.live(newMessage(103)).pass(500).accountFails(failure).pass(1_000).accountFails(failure).pass(2_000);
		this.script.accountAnswers(difference(state(102, 5, NOW, 10), List.of(message(101))));
		this.script.forget().live(newMessage(106)).pass(500).accountFails(failure);
		assertThat(this.script.events(EngineEvent.FetchRetried.class)).extracting(EngineEvent.FetchRetried::retryMillis)
			.containsExactly(1_000L);
	}

	@Test
	void aLogoutStopsTheEngineAndItsTimerForGood() {
		this.script.live(newMessage(103)).signal(new SessionSignal.LoggedOut("SESSION_REVOKED"));
		assertThat(this.script.events(EngineEvent.Stopped.class))
			.containsExactly(new EngineEvent.Stopped(EngineEvent.Stopped.Cause.UNAUTHORIZED, "SESSION_REVOKED"));
		assertThat(this.script.outputs(Output.ArmTimer.class)).last()
			.isEqualTo(new Output.ArmTimer(Output.ArmTimer.NEVER));
		assertThat(this.script.armedIn()).isEqualTo(NOT_ARMED);
		this.script.forget().live(newMessage(101)).signal(new SessionSignal.NewSession(3));
		assertThat(this.script.outputs(Output.class)).isEmpty();
	}

	@Test
	void aShortSentMessageThatIsPushedMovesThePositionOnly() {
		UpdateShortSentMessage sent = UpdateShortSentMessage.builder().id(5).pts(101).ptsCount(1).date(NOW).build();
		this.script.live(sent);
		assertThat(this.script.account().pts()).isEqualTo(101);
		assertThat(this.script.delivered()).isEmpty();
		this.script.live(sent.toBuilder().pts(104).build());
		assertThat(this.script.armedIn()).isEqualTo(500);
	}

	@Test
	void theFirstInputIsWhatIsStoredAndComesOnce() {
		AccountEngine engine = new AccountEngine(1, SequencingSettings.of(AccountKind.USER));
		Moment now = new Moment(1, NOW);
		Input.Load load = new Input.Load(now, 1, 1, AccountState.of(1, 0, NOW, 0), List.of(), List.of());
		assertThatIllegalStateException().isThrownBy(() -> engine.step(new Input.Tick(now)))
			.withMessageContaining("not loaded");
		engine.step(load);
		assertThatIllegalStateException().isThrownBy(() -> engine.step(load)).withMessageContaining("loaded already");
	}

}
