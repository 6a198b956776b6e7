package io.github.telegramupdates.engine.sequencing;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.delivery.SequencedUpdate.Freshness;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.Updating.Last;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.tl.Dialog;
import io.github.telegramupdates.tl.PeerChannel;
import io.github.telegramupdates.tl.PeerNotifySettings;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdateReadChannelInbox;
import io.github.telegramupdates.tl.updates.ChannelDifferenceEmpty;
import io.github.telegramupdates.tl.updates.ChannelDifferenceTooLong;
import io.github.telegramupdates.tl.updates.ChannelDifferenceType;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import org.junit.jupiter.api.Test;

import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.channelMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.channelPage;
import static io.github.telegramupdates.engine.sequencing.Updating.dialog;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * the count of a channel goes back by less than anyone would call a jump.
 */
class ChannelResetTests {

	private static final long CHANNEL = 1;

	private static final int PTS = 344_911;

	private static final int TOP = 500;

	private final EngineScript script = script(0);

	private static EngineScript script(int flags) {
		return new EngineScript().stored(AccountState.of(100, 0, NOW - 10, 10))
			.channel(CHANNEL, new ChannelState(PTS, 0, flags, TOP))
			.load()
			.firstDifferenceIsEmpty(10);
	}

	private static Update newMessage(int id, int pts) {
		return newMessage(CHANNEL, id, pts);
	}

	private static Update newMessage(long channelId, int id, int pts) {
		return new UpdateNewChannelMessage(channelMessage(channelId, id), pts, 1);
	}

	private static ChannelDifferenceType serverIsAt(int pts) {
		return new ChannelDifferenceTooLong(true, null, dialog(CHANNEL, pts), List.of(), List.of(), List.of());
	}

	private List<Output.FetchChannel> questions() {
		return this.script.channelFetches().stream().filter((fetch) -> fetch.limit() == 1).toList();
	}

	private List<Integer> fetched() {
		return this.script.channelFetches()
			.stream()
			.filter((fetch) -> fetch.limit() > 1)
			.map(Output.FetchChannel::pts)
			.toList();
	}

	private void answer(ChannelDifferenceType difference) {
		this.script.channelAnswers(CHANNEL, difference);
	}

	@Test
	void aChannelThatIsPushedAtAnOldPositionGoesOnThere() {
		this.script.live(newMessage(501, 247_540)).live(newMessage(502, 247_541));
		assertThat(questions()).singleElement().extracting(Output.FetchChannel::pts).isEqualTo(1);
		this.script.live(newMessage(503, 247_542));
		answer(serverIsAt(247_542));
		assertThat(this.script.deliveredUpdates()).containsExactly(newMessage(501, 247_540), newMessage(502, 247_541),
				newMessage(503, 247_542));
		assertThat(fetched()).containsExactly(247_542);
		answer(new ChannelDifferenceEmpty(true, 247_542, null));
		this.script.live(newMessage(504, 247_543)).pass(120_000);
		assertThat(this.script.channelPts(CHANNEL)).isEqualTo(247_543);
		assertThat(this.script.channelState(CHANNEL).epoch()).isEqualTo(1);
		assertThat(this.script.holes())
			.containsExactly(new HistoryHole.Reset(BoxId.channel(CHANNEL), PTS, 0, 247_539, 1, TOP, 247_542));
		assertThat(this.script.channelFetches()).hasSize(2);
	}

	@Test
	void aQuestionThatReportsTheEndOfTheAuthorisationIsNotAskedAgain() {
		this.script.live(newMessage(501, 247_540)).forget();
		this.script.channelFails(CHANNEL, new FetchError(FetchError.Kind.FATAL_AUTH, "AUTH_KEY_UNREGISTERED", 0));
		assertThat(this.script.events(EngineEvent.class))
			.containsExactly(new EngineEvent.Stopped(EngineEvent.Stopped.Cause.UNAUTHORIZED, "AUTH_KEY_UNREGISTERED"));
	}

	@Test
	void aResetBy300IsFoundByTheSecondAnswerThatIsBehind() {
		this.script.live(newMessage(501, PTS - 299));
		answer(serverIsAt(PTS - 299));
		assertThat(this.script.delivered()).isEmpty();
		assertThat(fetched()).isEmpty();
		assertThat(this.script.pass(59_999).channelFetches()).hasSize(1);
		assertThat(this.script.pass(1).channelFetches()).hasSize(2);
		answer(serverIsAt(PTS - 299));
		assertThat(this.script.deliveredUpdates()).containsExactly(newMessage(501, PTS - 299));
		assertThat(fetched()).containsExactly(PTS - 299);
	}

	@Test
	void aReplicaThatLagsMovesNothing() {
		this.script.live(newMessage(501, PTS - 3));
		answer(serverIsAt(PTS - 5));
		this.script.pass(60_000);
		answer(serverIsAt(PTS));
		this.script.pass(3_600_000);
		assertThat(this.script.channelState(CHANNEL)).isEqualTo(new ChannelState(PTS, 0, 0, TOP));
		assertThat(this.script.channelFetches()).hasSize(2);
		assertThat(this.script.delivered()).isEmpty();
		assertThat(this.script.progress().buffered()).isZero();
	}

	@Test
	void liveUpdatesOfTheChannelGoOnWhileTheServerIsAsked() {
		this.script.live(newMessage(501, PTS - 3)).live(newMessage(502, PTS + 1));
		assertThat(this.script.deliveredUpdates()).containsExactly(newMessage(502, PTS + 1));
		answer(serverIsAt(PTS + 1));
		assertThat(this.script.channelPts(CHANNEL)).isEqualTo(PTS + 1);
		assertThat(this.script.pass(60_000).channelFetches()).hasSize(1);
	}

	@Test
	void aGapThatShowsMeanwhileIsFetchedAfterTheAnswer() {
		this.script.live(newMessage(501, PTS - 3)).live(newMessage(503, PTS + 2)).pass(500);
		assertThat(fetched()).isEmpty();
		answer(serverIsAt(PTS + 2));
		assertThat(fetched()).containsExactly(PTS);
		answer(channelPage(PTS + 2, Last.YES, List.of(channelMessage(CHANNEL, 502), channelMessage(CHANNEL, 503))));
		assertThat(this.script.delivered()).hasSize(2);
	}

	@Test
	void aQuestionComesAfterAFetchThatIsUnderWay() {
		this.script.live(new UpdateChannelTooLong(CHANNEL, null)).live(newMessage(501, 247_540));
		assertThat(fetched()).containsExactly(PTS);
		assertThat(questions()).isEmpty();
		answer(new ChannelDifferenceEmpty(true, PTS, null));
		assertThat(questions()).hasSize(1);
		answer(serverIsAt(247_540));
		assertThat(this.script.deliveredUpdates()).containsExactly(newMessage(501, 247_540));
	}

	@Test
	void oldMembersThatAreSentAgainAreAskedAboutOnceAndFetchNothing() {
		IntStream.range(0, 5_000).forEach((i) -> this.script.live(newMessage(1 + i % TOP, PTS - 4_999 + i)));
		assertThat(questions()).hasSize(1);
		answer(serverIsAt(PTS));
		this.script.pass(600_000);
		assertThat(this.script.channelFetches()).hasSize(1);
		assertThat(this.script.events(EngineEvent.Anomaly.class)).hasSize(1);
		assertThat(this.script.progress().buffered()).isZero();
	}

	@Test
	void aThousandChannelsAreAskedAboutTenAMinuteAndAfterAllThatIsFetched() {
		EngineScript many = new EngineScript().stored(AccountState.of(100, 0, NOW - 10, 10));
		LongStream.rangeClosed(1, 1_001).forEach((id) -> many.channel(id, new ChannelState(PTS, 0, 0, TOP)));
		many.load().firstDifferenceIsEmpty(10);
		LongStream.rangeClosed(1, 1_000).forEach((id) -> many.live(newMessage(id, 3, PTS - 2_000)));
		assertThat(many.channelFetches()).hasSize(10);
		LongStream.rangeClosed(1, 10)
			.forEach((id) -> many.channelAnswers(id, new ChannelDifferenceEmpty(true, PTS, null)));
		many.live(new UpdateChannelTooLong(1_001, null));
		assertThat(many.channelFetches()).hasSize(11)
			.last()
			.extracting(Output.FetchChannel::channelId)
			.isEqualTo(1_001L);
		assertThat(many.pass(59_999).channelFetches()).hasSize(11);
		assertThat(many.pass(1).channelFetches()).hasSizeBetween(20, 21);
	}

	@Test
	void anAnnouncedPositionFarBehindIsAQuestion() {
		this.script.live(new UpdateChannelTooLong(CHANNEL, PTS - 1_000));
		assertThat(this.script.channelFetches()).isEmpty();
		this.script.live(new UpdateChannelTooLong(CHANNEL, PTS - 1_001));
		assertThat(questions()).hasSize(1);
		answer(serverIsAt(PTS - 1_001));
		assertThat(this.script.channelPts(CHANNEL)).isEqualTo(PTS - 1_001);
		assertThat(fetched()).containsExactly(PTS - 1_001);
	}

	@Test
	void aReadMarkIsDeliveredAsStaleAndAskedAbout() {
		Update read = new UpdateReadChannelInbox(null, CHANNEL, 501, 0, PTS - 5);
		this.script.live(read);
		assertThat(this.script.delivered()).extracting(SequencedUpdate::freshness).containsExactly(Freshness.STALE);
		assertThat(questions()).hasSize(1);
		answer(serverIsAt(PTS));
		assertThat(this.script.delivered()).hasSize(1);
	}

	@Test
	void pagesAreJudgedByTheLastOfThem() {
		this.script.live(newMessage(501, 247_540));
		answer(channelPage(2, Last.NO, List.of(channelMessage(CHANNEL, 1))));
		assertThat(this.script.channelFetches()).last()
			.extracting(Output.FetchChannel::pts, Output.FetchChannel::limit)
			.containsExactly(2, 100);
		answer(channelPage(247_540, Last.YES, List.of(channelMessage(CHANNEL, 501))));
		assertThat(this.script.deliveredUpdates()).containsExactly(newMessage(501, 247_540));
		assertThat(this.script.channelPts(CHANNEL)).isEqualTo(247_540);
	}

	@Test
	void aPageThatIsAheadAlreadyNeedsNoFurtherOne() {
		this.script.live(newMessage(501, PTS - 3));
		answer(channelPage(PTS, Last.NO, List.of(channelMessage(CHANNEL, 1))));
		assertThat(this.script.pass(60_000).channelFetches()).hasSize(1);
		assertThat(this.script.delivered()).isEmpty();
	}

	@Test
	void pagesWithoutEndAreTriedAgainLater() {
		this.script.live(newMessage(501, 247_540));
		for (int page = 1; page <= 21; page++) {
			answer(channelPage(1 + page, Last.NO, List.of(channelMessage(CHANNEL, page))));
			this.script.pass(100);
		}
		assertThat(this.script.channelFetches()).hasSize(21);
		this.script.pass(60_000);
		assertThat(this.script.channelFetches()).hasSize(22).last().extracting(Output.FetchChannel::pts).isEqualTo(22);
	}

	@Test
	void anAnswerWithoutAPositionIsNoAnswer() {
		this.script.live(newMessage(501, 247_540));
		answer(new ChannelDifferenceTooLong(true, null,
				Dialog.builder()
					.peer(new PeerChannel(CHANNEL))
					.notifySettings(PeerNotifySettings.builder().build())
					.build(),
				List.of(), List.of(), List.of()));
		assertThat(this.script.pass(59_999).channelFetches()).hasSize(1);
		assertThat(this.script.pass(1).channelFetches()).hasSize(2);
	}

	@Test
	void withoutAnAccessHashTheQuestionWaitsForIt() {
		this.script.live(newMessage(501, 247_540));
		this.script.channelFails(CHANNEL, new FetchError(FetchError.Kind.NO_ACCESS_HASH, "NO_ACCESS_HASH", 0));
		assertThat(this.script.outputs(Output.ResolvePeer.class)).hasSize(1);
		this.script.live(newMessage(502, 247_541)).pass(60_000);
		assertThat(questions()).hasSize(2);
		answer(serverIsAt(247_541));
		assertThat(this.script.deliveredUpdates()).containsExactly(newMessage(501, 247_540), newMessage(502, 247_541));
	}

	@Test
	void aFloodWaitRestsAllChannelsAndTheQuestionIsAskedLater() {
		this.script.live(newMessage(501, 247_540));
		this.script.channelFails(CHANNEL, new FetchError(FetchError.Kind.FLOOD, "FLOOD_WAIT_100", 100));
		assertThat(this.script.pass(99_999).channelFetches()).hasSize(1);
		assertThat(this.script.pass(60_000).channelFetches()).hasSize(2);
	}

	@Test
	void aChannelThatCannotBeReadIsAskedAboutAndThenLeftAlone() {
		this.script.live(newMessage(501, 247_540));
		this.script.channelFails(CHANNEL, new FetchError(FetchError.Kind.GONE, "CHANNEL_PRIVATE", 0));
		assertThat(this.script.channelState(CHANNEL).isInaccessible()).isTrue();
		assertThat(this.script.pass(3_600_000).channelFetches()).hasSize(1);
		assertThat(this.script.events(EngineEvent.ChannelInaccessible.class)).hasSize(1);
		assertThat(this.script.progress().buffered()).isZero();
	}

	@Test
	void anInaccessibleChannelThatAnswersIsFetchedAlthoughItDoesNotCountAgain() {
		EngineScript closed = script(ChannelState.INACCESSIBLE).live(newMessage(501, 247_540));
		closed.channelAnswers(CHANNEL, serverIsAt(PTS));
		assertThat(closed.channelState(CHANNEL).needsFetch()).isTrue();
		assertThat(closed.channelFetches()).last().extracting(Output.FetchChannel::pts).isEqualTo(PTS);
	}

	@Test
	void aChannelThatWasLeftMeanwhileIsNotAskedAbout() {
		this.script.live(new UpdateChannelTooLong(CHANNEL, null)).live(newMessage(501, 247_540));
		this.script.step(new Input.ChannelLeft(this.script.moment(), CHANNEL));
		answer(new ChannelDifferenceEmpty(true, PTS, null));
		assertThat(this.script.pass(600_000).channelFetches()).hasSize(1);
	}

	@Test
	void afterACrashTheNextMemberOfTheNewCountAsksAgain() {
		this.script.live(newMessage(501, 247_540));
		EngineScript next = this.script.restart();
		next.accountAnswers(new DifferenceEmpty(NOW - 10, 10)).live(newMessage(502, 247_541));
		next.channelAnswers(CHANNEL, serverIsAt(247_541));
		assertThat(next.deliveredUpdates()).containsExactly(newMessage(502, 247_541));
	}

	@Test
	void aChannelThatWasAskedAboutIsForgottenWhenItIsIdleButNotHowOften() {
		for (long minutes : new long[] { 1, 2, 4, 8 }) {
			this.script.live(newMessage(3, PTS - 2_000));
			int asked = questions().size();
			answer(serverIsAt(PTS));
			this.script.pass(minutes * 60_000 - 1).live(newMessage(3, PTS - 2_000));
			assertThat(questions()).hasSize(asked);
			this.script.pass(1);
		}
	}

}
