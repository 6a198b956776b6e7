package io.github.telegramupdates.engine.sequencing;

import java.util.List;
import java.util.stream.IntStream;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.updates.ChannelDifferenceTooLong;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.channelMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.channelUpdate;
import static io.github.telegramupdates.engine.sequencing.Updating.channelPage;
import static io.github.telegramupdates.engine.sequencing.Updating.readChannel;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where a channel without a position begins while its first one is being asked for.
 */
class FirstPositionTests {

	/** As many as a buffer holds. */
	private static final int BUFFERED = 1_000;

	private static final long CHANNEL = 1;

	private final EngineScript script = EngineScript.started(100, 0, 10).live(announced(null));

	private static Update announced(Integer pts) {
		return new UpdateChannelTooLong(CHANNEL, pts);
	}

	private void serverIsAt(int pts) {
		this.script.channelAnswers(CHANNEL, new ChannelDifferenceTooLong(true, null, Updating.dialog(CHANNEL, pts),
				List.of(), List.of(), List.of()));
	}

	private void pageBrings(int from, int to) {
		assertThat(this.script.channelFetches()).last().extracting(Output.FetchChannel::pts).isEqualTo(from);
		this.script.channelAnswers(CHANNEL, channelPage(to, Updating.Last.YES,
				IntStream.rangeClosed(from + 1, to).mapToObj((id) -> channelMessage(CHANNEL, id)).toList()));
	}

	private List<Integer> deliveredIds() {
		return this.script.delivered(Lane.channel(CHANNEL)).stream().map(FirstPositionTests::idOf).toList();
	}

	private static Integer idOf(Update update) {
		return ((UpdateNewChannelMessage) update).message().id();
	}

	@Test
	void anAnnouncedPositionIsTheBeginningAlthoughTheAnswerIsAhead() {
		this.script.live(announced(39));
		serverIsAt(40);
		pageBrings(39, 40);
		assertThat(deliveredIds()).containsExactly(40);
		assertThat(this.script.channelPts(CHANNEL)).isEqualTo(40);
		assertThat(this.script.holes()).isEmpty();
	}

	@Test
	void ofSeveralAnnouncedPositionsTheLowestIsTheBeginning() {
		this.script.live(announced(41)).live(announced(39)).live(announced(45));
		serverIsAt(45);
		pageBrings(39, 45);
		assertThat(deliveredIds()).containsExactly(40, 41, 42, 43, 44, 45);
	}

	@Test
	void whatIsPushedBeforeAndAfterAnAnnouncementIsDeliveredOnceAndInOrder() {
		this.script.live(channelUpdate(CHANNEL, 42)).live(announced(39)).live(channelUpdate(CHANNEL, 43));
		serverIsAt(43);
		pageBrings(39, 43);
		assertThat(deliveredIds()).containsExactly(40, 41, 42, 43);
	}

	@Test
	void whatIsPushedFromBeforeAnAnnouncedPositionIsDelivered() {
		this.script.live(announced(41)).live(channelUpdate(CHANNEL, 40));
		serverIsAt(41);
		assertThat(deliveredIds()).containsExactly(40);
		pageBrings(40, 41);
		assertThat(deliveredIds()).containsExactly(40, 41);
	}

	@Test
	void whatIsPushedUpToTheAnswerNeedsNoFurtherRequest() {
		this.script.live(channelUpdate(CHANNEL, 40)).live(channelUpdate(CHANNEL, 41));
		serverIsAt(41);
		assertThat(deliveredIds()).containsExactly(40, 41);
		assertThat(this.script.pass(60_000).channelFetches()).hasSize(1);
	}

	@Test
	void anAnnouncedPositionAheadOfTheAnswerIsLookedFor() {
		this.script.live(announced(45));
		serverIsAt(43);
		pageBrings(43, 45);
		assertThat(deliveredIds()).containsExactly(44, 45);
	}

	@Test
	void anAnnouncedPositionThatTheAnswerNamesNeedsNoFurtherRequest() {
		this.script.live(announced(43));
		serverIsAt(43);
		assertThat(this.script.pass(60_000).channelFetches()).hasSize(1);
		assertThat(this.script.channelPts(CHANNEL)).isEqualTo(43);
	}

	@Test
	void anAffectedPositionMakesNoBeginning() {
		this.script.step(new Input.Affected(this.script.moment(), BoxId.channel(CHANNEL), 30, 1));
		serverIsAt(40);
		assertThat(this.script.channelPts(CHANNEL)).isEqualTo(40);
		assertThat(this.script.pass(60_000).channelFetches()).hasSize(1);
	}

	@Test
	void theBeginningIsNotForgottenWhenWhatWasPushedDoesNotFit() {
		for (int pts = 40; pts < 40 + BUFFERED + 5; pts++) {
			this.script.live(channelUpdate(CHANNEL, pts));
		}
		serverIsAt(1_044);
		assertThat(this.script.channelFetches()).last().extracting(Output.FetchChannel::pts).isEqualTo(39);
	}

	/** How the question for the first position comes to nothing. */
	enum Failure {

		TRANSIENT, FLOOD, NO_ACCESS_HASH, BAD_PEER, REPLICA, POSITION_INVALID, IMPOSSIBLE_ANSWER;

		FetchError error() {
			return new FetchError(FetchError.Kind.valueOf(name()), name(), 3);
		}

	}

	@ParameterizedTest
	@EnumSource
	void anAnnouncedPositionIsTheBeginningIfTheQuestionFails(Failure failure) {
		this.script.live(announced(39)).channelFails(failure.error()).pass(61_000);
		pageBrings(39, 41);
		assertThat(deliveredIds()).containsExactly(40, 41);
	}

	@ParameterizedTest
	@EnumSource
	void whatWasPushedIsDeliveredIfTheQuestionFails(Failure failure) {
		this.script.live(channelUpdate(CHANNEL, 42)).live(announced(39));
		this.script.channelFails(failure.error()).pass(61_000);
		pageBrings(39, 42);
		assertThat(deliveredIds()).containsExactly(40, 41, 42);
	}

	@Test
	void anAnnotationThatWasPushedIsDeliveredIfTheQuestionFailsAndMakesNoBeginning() {
		this.script.live(readChannel(CHANNEL, 40));
		this.script.channelFails(Failure.TRANSIENT.error()).live(channelUpdate(CHANNEL, 40));
		assertThat(this.script.deliveredUpdates()).containsExactly(readChannel(CHANNEL, 40),
				channelUpdate(CHANNEL, 40));
	}

	@Test
	void anAnnotationOfAPositionBeforeTheAnswerIsDeliveredAndMakesNoBeginning() {
		this.script.live(Updating.channelEdit(CHANNEL, 3, 38, 0));
		serverIsAt(40);
		assertThat(this.script.deliveredUpdates()).containsExactly(Updating.channelEdit(CHANNEL, 3, 38, 0));
		assertThat(this.script.channelPts(CHANNEL)).isEqualTo(40);
	}

	@Test
	void aChannelThatCannotBeReadKeepsTheAnnouncedPositionUntilItCan() {
		this.script.live(announced(39)).channelFails(new FetchError(FetchError.Kind.GONE, "CHANNEL_PRIVATE", 0));
		this.script.step(new Input.PeerKnown(this.script.moment(), CHANNEL));
		pageBrings(39, 41);
		assertThat(deliveredIds()).containsExactly(40, 41);
	}

	@Test
	void anAnnouncedPositionSurvivesACrashOnceTheDateHasMovedPastIt() {
		this.script.live(new UpdatesTooLong()).live(announced(39)).accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(this.script.intents()).containsValue(new FetchIntent(CHANNEL, 39, 1));
		EngineScript restarted = this.script.restart().firstDifferenceIsEmpty(10);
		restarted.pass(1);
		assertThat(restarted.channelPts(CHANNEL)).isEqualTo(39);
	}

	@Test
	void anIntentThatNamesNoPositionIsMadeAgainForOneThatIsAnnouncedLater() {
		this.script.live(new UpdatesTooLong()).accountAnswers(new DifferenceEmpty(NOW - 5, 10));
		assertThat(this.script.intents()).containsValue(new FetchIntent(CHANNEL, 0, 1));
		this.script.live(announced(41)).live(channelUpdate(CHANNEL, 40)).live(new UpdatesTooLong());
		this.script.accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(this.script.intents()).containsValue(new FetchIntent(CHANNEL, 39, 2));
		serverIsAt(41);
		pageBrings(40, 41);
		assertThat(this.script.intents()).isEmpty();
		assertThat(deliveredIds()).containsExactly(40, 41);
	}

	@Test
	void aStoredIntentOfAnUnknownChannelSaysWhereToBegin() {
		EngineScript restarted = EngineScript.loaded(100, 0, 10);
		EngineScript intended = new EngineScript().stored(restarted.account())
			.intent(new FetchIntent(CHANNEL, 39, 4))
			.load();
		intended.live(channelUpdate(CHANNEL, 41)).accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(intended.pass(500).channelFetches()).last().extracting(Output.FetchChannel::pts).isEqualTo(39);
	}

}
