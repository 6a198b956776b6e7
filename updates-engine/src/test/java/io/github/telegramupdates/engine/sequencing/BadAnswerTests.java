package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.tl.DialogFolder;
import io.github.telegramupdates.tl.Folder;
import io.github.telegramupdates.tl.PeerChannel;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.UpdatePtsChanged;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.updates.ChannelDifferenceEmpty;
import io.github.telegramupdates.tl.updates.ChannelDifferenceTooLong;
import io.github.telegramupdates.tl.updates.ChannelDifferenceType;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import io.github.telegramupdates.tl.updates.DifferenceTooLong;
import io.github.telegramupdates.tl.updates.DifferenceType;
import org.junit.jupiter.api.Test;

import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.channelMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.channelUpdate;
import static io.github.telegramupdates.engine.sequencing.Updating.channelPage;
import static io.github.telegramupdates.engine.sequencing.Updating.dialog;
import static io.github.telegramupdates.engine.sequencing.Updating.difference;
import static io.github.telegramupdates.engine.sequencing.Updating.message;
import static io.github.telegramupdates.engine.sequencing.Updating.newMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.slice;
import static io.github.telegramupdates.engine.sequencing.Updating.state;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Answers that the protocol does not allow: they move nothing back, and however often the
 * server repeats them, the requests stay few.
 */
class BadAnswerTests {

	private static final long CHANNEL = 1;

	private static final long TEN_MINUTES = 600_000;

	private final EngineScript script = EngineScript.started(100, 5, 10);

	/** Answers every request of the account alike, for ten minutes. */
	private static int accountRequests(EngineScript script, DifferenceType answer) {
		long until = script.moment().monotonicMillis() + TEN_MINUTES;
		int answered = script.accountFetches().size() - 1;
		while (script.moment().monotonicMillis() < until && answered < 1_000) {
			while (answered < script.accountFetches().size() && answered < 1_000) {
				answered++;
				script.accountAnswers(answer);
			}
			script.pass(500);
		}
		return answered;
	}

	/** Answers every request of a channel alike, for ten minutes. */
	private static int channelRequests(EngineScript script, ChannelDifferenceType answer) {
		long until = script.moment().monotonicMillis() + TEN_MINUTES;
		int answered = script.channelFetches().size() - 1;
		while (script.moment().monotonicMillis() < until && answered < 1_000) {
			while (answered < script.channelFetches().size() && answered < 1_000) {
				answered++;
				script.channelAnswers(CHANNEL, answer);
			}
			script.pass(500);
		}
		return answered;
	}

	@Test
	void aLastPageBehindThePositionMovesNothingBack() {
		this.script.live(new UpdatesTooLong());
		assertThat(accountRequests(this.script, difference(state(50, 2, NOW - 50, 3), List.of()))).isEqualTo(1);
		assertThat(this.script.account()).isEqualTo(AccountState.of(100, 5, NOW - 10, 3));
		assertThat(this.script.live(newMessage(101)).deliveredUpdates()).containsExactly(newMessage(101));
	}

	@Test
	void aLastPageBehindAGapIsRepeatedWithGrowingWaitsAndThenTheGapIsALoss() {
		this.script.live(newMessage(103)).pass(500);
		assertThat(accountRequests(this.script, difference(state(50, 2, NOW - 50, 10), List.of())))
			.isLessThanOrEqualTo(30);
		assertThat(this.script.account().pts()).isGreaterThanOrEqualTo(100);
	}

	@Test
	void slicesThatGoBackwardsEndInANewPositionAndFewRequests() {
		this.script.live(new UpdatesTooLong());
		assertThat(accountRequests(this.script, slice(state(50, 2, NOW - 50, 3), List.of()))).isLessThanOrEqualTo(4);
		assertThat(this.script.outputs(Output.FetchState.class)).hasSize(1);
		this.script.stateIs(120, 5, 10).accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(this.script.holes()).containsExactly(HoleChanges.reset(BoxId.COMMON, 100, 120));
	}

	@Test
	void aDifferenceTooLongThatGoesBackwardsIsRepeatedWithGrowingWaits() {
		this.script.live(new UpdatesTooLong());
		assertThat(accountRequests(this.script, new DifferenceTooLong(50))).isBetween(5, 20);
		assertThat(this.script.account().pts()).isEqualTo(100);
		assertThat(this.script.holes()).isEmpty();
	}

	@Test
	void negativePositionsOfAnAnswerMoveNothing() {
		this.script.live(new UpdatesTooLong()).accountAnswers(difference(state(-7, -8, -9, -1), List.of(message(1))));
		assertThat(this.script.account()).extracting(AccountState::pts, AccountState::qts, AccountState::date)
			.containsExactly(100, 5, NOW - 10);
		this.script.live(new UpdatesTooLong()).accountAnswers(new DifferenceEmpty(-1, -1));
		assertThat(this.script.account().date()).isEqualTo(NOW - 10);
	}

	@Test
	void pagesOfAChannelThatGoBackwardsAreFewRequestsAndMoveNothingBack() {
		EngineScript channel = EngineScript.withChannel(CHANNEL, 60).live(new UpdateChannelTooLong(CHANNEL, null));
		assertThat(channelRequests(channel,
				channelPage(3, Updating.Last.NO, List.of(channelMessage(CHANNEL, 1), channelMessage(CHANNEL, 2)))))
			.isLessThanOrEqualTo(20);
		assertThat(channel.channelPts(CHANNEL)).isBetween(60, 80);
	}

	@Test
	void emptyPagesOfAChannelThatAreNeverTheLastAreFewRequests() {
		EngineScript channel = EngineScript.withChannel(CHANNEL, 60).live(channelUpdate(CHANNEL, 63)).pass(500);
		assertThat(channelRequests(channel, new ChannelDifferenceEmpty(false, 60, null))).isLessThanOrEqualTo(20);
		assertThat(channel.deliveredUpdates()).containsExactly(channelUpdate(CHANNEL, 63));
		assertThat(channel.holes()).extracting(HistoryHole::cause)
			.containsExactly(HistoryHole.Cause.SERVER_INCONSISTENT);
	}

	@Test
	void negativePositionsOfAChannelAreNotTaken() {
		for (ChannelDifferenceType answer : List.of(new ChannelDifferenceEmpty(true, -5, null),
				channelPage(-5, Updating.Last.YES, List.of()), tooLong(-5))) {
			EngineScript known = EngineScript.withChannel(CHANNEL, 60).live(new UpdateChannelTooLong(CHANNEL, null));
			assertThat(channelRequests(known, answer)).isLessThanOrEqualTo(20);
			assertThat(known.channelPts(CHANNEL)).isEqualTo(60);
			EngineScript unknown = EngineScript.started(100, 5, 10).live(new UpdateChannelTooLong(CHANNEL, null));
			assertThat(channelRequests(unknown, answer)).isLessThanOrEqualTo(20);
			assertThat(unknown.live(channelUpdate(CHANNEL, 7)).deliveredUpdates())
				.containsExactly(channelUpdate(CHANNEL, 7));
		}
	}

	@Test
	void aStateThatCannotBeIsAskedForAgain() {
		EngineScript first = new EngineScript().load().stateIs(-1, 0, 1).stateIs(100, -1, 1);
		assertThat(first.accountFetches()).isEmpty();
		first.pass(1_000).stateIs(-1, 0, 1).pass(1_999);
		assertThat(first.outputs(Output.FetchState.class)).hasSize(2);
		first.pass(1).stateIs(100, 0, 1);
		assertThat(first.accountFetches()).singleElement().extracting(Output.FetchAccount::pts).isEqualTo(100);
		assertThat(first.events(EngineEvent.Anomaly.class)).hasSize(2);
		this.script.live(new UpdatePtsChanged()).stateIs(-5, 0, 1).pass(1_000);
		assertThat(this.script.account().pts()).isEqualTo(100);
		assertThat(this.script.outputs(Output.FetchState.class)).hasSize(2);
	}

	@Test
	void answersThatMissNothingAreNoReasonToGiveAGapUpAtOnce() {
		EngineScript polled = EngineScript.withChannel(CHANNEL, 60);
		polled.step(new Input.ChannelOpened(polled.moment(), CHANNEL));
		for (int i = 0; i < 10; i++) {
			polled.channelAnswers(CHANNEL, new ChannelDifferenceEmpty(true, 60, null)).pass(1_000);
		}
		polled.live(channelUpdate(CHANNEL, 63)).channelAnswers(CHANNEL, new ChannelDifferenceEmpty(true, 60, null));
		assertThat(polled.delivered()).isEmpty();
		assertThat(polled.holes()).isEmpty();
		polled.pass(1_000);
		polled.channelAnswers(CHANNEL, channelPage(62, Updating.Last.YES, List.of(channelMessage(CHANNEL, 61))));
		assertThat(polled.holes()).isEmpty();
		assertThat(polled.channelPts(CHANNEL)).isEqualTo(63);
	}

	private static ChannelDifferenceTooLong tooLong(int pts) {
		return new ChannelDifferenceTooLong(true, null, dialog(CHANNEL, pts), List.of(), List.of(), List.of());
	}

	@Test
	void scenario76ADialogThatIsAFolderIsNoAnswer() {
		EngineScript channel = EngineScript.withChannel(CHANNEL, 60).live(new UpdateChannelTooLong(CHANNEL, null));
		DialogFolder folder = new DialogFolder(false, new Folder(false, false, false, 1, "archive", null),
				new PeerChannel(CHANNEL), 1, 0, 0, 0, 0);
		assertThat(channelRequests(channel,
				new ChannelDifferenceTooLong(true, null, folder, List.of(), List.of(), List.of())))
			.isBetween(2, 20);
		assertThat(channel.channelPts(CHANNEL)).isEqualTo(60);
		assertThat(channel.events(EngineEvent.FetchRetried.class).subList(0, 5))
			.extracting(EngineEvent.FetchRetried::retryMillis)
			.isSorted();
	}

	@Test
	void aMemberOfTheAccountInThePageOfAChannelIsReportedAndDropped() {
		EngineScript channel = EngineScript.withChannel(CHANNEL, 60).live(new UpdateChannelTooLong(CHANNEL, null));
		channel.channelAnswers(CHANNEL,
				channelPage(61, Updating.Last.YES, List.of(channelMessage(CHANNEL, 61)), newMessage(101)));
		assertThat(channel.events(EngineEvent.Anomaly.class)).singleElement().satisfies((anomaly) -> {
			assertThat(anomaly.box()).isEqualTo(BoxId.COMMON);
			assertThat(anomaly.what()).contains("UpdateNewMessage");
		});
		assertThat(channel.account().pts()).isEqualTo(100);
		assertThat(channel.channelPts(CHANNEL)).isEqualTo(61);
	}

	@Test
	void whatAnotherChannelsPageSaysOfAChannelGoesThroughItsBox() {
		EngineScript channel = EngineScript.withChannel(CHANNEL, 60).live(new UpdateChannelTooLong(CHANNEL, null));
		Update other = channelUpdate(2, 9);
		channel.channelAnswers(CHANNEL,
				channelPage(61, Updating.Last.YES, List.of(), other, new UpdateChannelTooLong(3L, 4)));
		assertThat(channel.deliveredUpdates()).containsExactly(other);
		assertThat(channel.channelPts(2)).isEqualTo(9);
		assertThat(channel.channelFetches()).last()
			.extracting(Output.FetchChannel::channelId, Output.FetchChannel::pts)
			.containsExactly(3L, 4);
	}

	@Test
	void answersToRequestsThatWereNeverMadeChangeNothing() {
		EngineScript channel = EngineScript.withChannel(CHANNEL, 60).live(new UpdatesTooLong());
		long account = channel.lastFetch(Output.FetchAccount.class).fetchId();
		channel.live(new UpdateChannelTooLong(CHANNEL, null));
		long ofChannel = channel.lastFetch(Output.FetchChannel.class).fetchId();
		channel.forget();
		FetchError fatal = new FetchError(FetchError.Kind.FATAL_AUTH, "AUTH_KEY_INVALID", 0);
		for (long id : new long[] { 0, -1, 999, ofChannel }) {
			channel.step(new Input.AccountFetched(channel.moment(), id, difference(state(200, 9, NOW, 20), List.of())));
			channel.step(new Input.StateFetched(channel.moment(), id, state(1, 1, NOW, 20)));
		}
		channel.step(new Input.StateFetched(channel.moment(), account, state(1, 1, NOW, 20)));
		for (long id : new long[] { 0, -1, 999, account }) {
			channel.step(new Input.ChannelFetched(channel.moment(), id, new ChannelDifferenceEmpty(true, 99, null)));
		}
		for (long id : new long[] { 0, -1, 999 }) {
			channel.step(new Input.FetchFailed(channel.moment(), id, fatal));
		}
		assertThat(channel.outputs(Output.class)).isEmpty();
		assertThat(channel.channelPts(CHANNEL)).isEqualTo(60);
	}

	@Test
	void anAnswerThatComesTwiceIsTakenOnce() {
		this.script.live(new UpdatesTooLong());
		Input.AccountFetched answer = new Input.AccountFetched(this.script.moment(),
				this.script.lastFetch(Output.FetchAccount.class).fetchId(),
				difference(state(101, 5, NOW, 10), List.of(message(101))));
		this.script.step(answer).step(answer);
		assertThat(this.script.delivered()).hasSize(1);
		assertThat(this.script.accountFetches()).hasSize(1);
	}

}
