package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.updates.ChannelDifferenceEmpty;
import io.github.telegramupdates.tl.updates.ChannelDifferenceTooLong;
import org.junit.jupiter.api.Test;

import static io.github.telegramupdates.engine.sequencing.Updating.channelEdit;
import static io.github.telegramupdates.engine.sequencing.Updating.channelMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.channelUpdate;
import static io.github.telegramupdates.engine.sequencing.Updating.channelPage;
import static io.github.telegramupdates.engine.sequencing.Updating.dialog;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * The question where the server is in a channel, answered by pages instead of a dialog.
 */
class PositionSearchTests {

	private static final long CHANNEL = 1;

	private static final long OTHER = 2;

	private static final long NEW = 3;

	private static final int JUMP_BACK = 100_000;

	private final EngineScript script = EngineScript.withChannel(OTHER, 6)
		.live(new UpdateChannelTooLong(CHANNEL, null));

	private void page(int pts, Updating.Last last) {
		// no faster than channels are fetched
		this.script.pass(50);
		this.script.channelAnswers(CHANNEL,
				channelPage(pts, last, List.of(channelMessage(CHANNEL, pts)), channelEdit(CHANNEL, 1, pts, 0)));
	}

	@Test
	void pagesThatAnswerTheQuestionForAFirstPositionDeliverNothing() {
		page(2, Updating.Last.NO);
		page(102, Updating.Last.NO);
		page(150, Updating.Last.YES);
		assertThat(this.script.channelFetches()).extracting(Output.FetchChannel::pts, Output.FetchChannel::limit)
			.containsExactly(tuple(1, 1), tuple(2, 100), tuple(102, 100));
		assertThat(this.script.deliveredUpdates()).isEmpty();
		assertThat(this.script.channelPts(CHANNEL)).isEqualTo(150);
		assertThat(this.script.live(channelUpdate(CHANNEL, 151)).deliveredUpdates())
			.containsExactly(channelUpdate(CHANNEL, 151));
	}

	@Test
	void aSinglePageThatAnswersTheQuestionDeliversNothing() {
		page(2, Updating.Last.YES);
		assertThat(this.script.deliveredUpdates()).isEmpty();
		assertThat(this.script.channelPts(CHANNEL)).isEqualTo(2);
		assertThat(this.script.holes()).isEmpty();
	}

	@Test
	void anEmptyAnswerEndsTheSearch() {
		page(2, Updating.Last.NO);
		this.script.channelAnswers(CHANNEL, new ChannelDifferenceEmpty(true, 2, null));
		assertThat(this.script.deliveredUpdates()).isEmpty();
		assertThat(this.script.channelPts(CHANNEL)).isEqualTo(2);
	}

	@Test
	void whatIsPushedDuringTheSearchIsDeliveredAfterIt() {
		page(2, Updating.Last.NO);
		this.script.live(channelUpdate(CHANNEL, 151));
		page(102, Updating.Last.NO);
		page(150, Updating.Last.YES);
		assertThat(this.script.deliveredUpdates()).containsExactly(channelUpdate(CHANNEL, 151));
	}

	@Test
	void membersOfOtherBoxesAreNoHistory() {
		this.script.channelAnswers(CHANNEL,
				channelPage(2, Updating.Last.YES, List.of(channelMessage(CHANNEL, 1)), channelUpdate(OTHER, 7),
						new UpdateChannelTooLong(OTHER, 9), new UpdateChannelTooLong(NEW, 5),
						new UpdateChannelTooLong(CHANNEL, 1)));
		assertThat(this.script.deliveredUpdates()).containsExactly(channelUpdate(OTHER, 7));
		assertThat(this.script.channelFetches()).extracting(Output.FetchChannel::channelId, Output.FetchChannel::pts)
			.containsExactly(tuple(CHANNEL, 1), tuple(NEW, 5));
		assertThat(this.script.pass(EngineScript.GAP_WAIT).channelFetches()).hasSize(3)
			.last()
			.extracting(Output.FetchChannel::channelId, Output.FetchChannel::pts)
			.containsExactly(OTHER, 7);
		assertThat(this.script.channelPts(CHANNEL)).isEqualTo(2);
	}

	@Test
	void afterTwentyFurtherPagesTheSearchRestsAndGoesOnLater() {
		int pts = 1;
		for (int page = 0; page <= 20; page++) {
			page(++pts, Updating.Last.NO);
		}
		assertThat(this.script.channelFetches()).hasSize(21);
		assertThat(this.script.deliveredUpdates()).isEmpty();
		assertThat(this.script.passRetry().channelFetches()).hasSize(22)
			.last()
			.extracting(Output.FetchChannel::pts)
			.isEqualTo(pts);
		page(++pts, Updating.Last.YES);
		assertThat(this.script.channelPts(CHANNEL)).isEqualTo(pts);
		assertThat(this.script.deliveredUpdates()).isEmpty();
	}

	@Test
	void aChannelThatIsUpdatedWhileTheSearchRestsBeginsThere() {
		for (int pts = 2; pts <= 22; pts++) {
			page(pts, Updating.Last.NO);
		}
		this.script.live(channelUpdate(CHANNEL, 40));
		assertThat(this.script.deliveredUpdates()).containsExactly(channelUpdate(CHANNEL, 40));
		assertThat(this.script.passRetry().channelFetches()).last()
			.extracting(Output.FetchChannel::pts, Output.FetchChannel::limit)
			.containsExactly(40, 100);
	}

	@Test
	void aPageThatLeadsNowhereIsAskedForAgainLater() {
		page(2, Updating.Last.NO);
		page(2, Updating.Last.NO);
		assertThat(this.script.channelFetches()).hasSize(2);
		assertThat(this.script.deliveredUpdates()).isEmpty();
		this.script.passRetry();
		page(3, Updating.Last.YES);
		assertThat(this.script.channelPts(CHANNEL)).isEqualTo(3);
		assertThat(this.script.deliveredUpdates()).isEmpty();
	}

	@Test
	void aDialogWithoutAPositionIsNoAnswerToTheQuestionForAFirstOne() {
		this.script.channelAnswers(CHANNEL, new ChannelDifferenceTooLong(true, null,
				dialog(CHANNEL, 22).toBuilder().pts(null).build(), List.of(), List.of(), List.of()));
		assertThat(this.script.channelPts(CHANNEL)).isNull();
		assertThat(this.script.passRetry().channelFetches()).last()
			.extracting(Output.FetchChannel::pts, Output.FetchChannel::limit)
			.containsExactly(1, 1);
	}

	@Test
	void aVerificationIsJudgedByItsLastPage() {
		EngineScript jumped = EngineScript.withChannel(CHANNEL, 200_000).live(channelUpdate(CHANNEL, JUMP_BACK - 1));
		jumped.channelAnswers(CHANNEL, channelPage(2, Updating.Last.NO, List.of(channelMessage(CHANNEL, 2))));
		assertThat(jumped.channelFetches()).last()
			.extracting(Output.FetchChannel::pts, Output.FetchChannel::limit)
			.containsExactly(2, 100);
		jumped.channelAnswers(CHANNEL,
				channelPage(JUMP_BACK - 1, Updating.Last.YES, List.of(channelMessage(CHANNEL, 3))));
		assertThat(jumped.channelPts(CHANNEL)).isEqualTo(JUMP_BACK - 1);
		assertThat(jumped.deliveredUpdates()).containsExactly(channelUpdate(CHANNEL, JUMP_BACK - 1));
	}

	@Test
	void aVerificationEndsWithThePageThatReachesThePosition() {
		EngineScript jumped = EngineScript.withChannel(CHANNEL, 200_000).live(channelUpdate(CHANNEL, JUMP_BACK - 1));
		jumped.channelAnswers(CHANNEL, channelPage(200_000, Updating.Last.NO, List.of(channelMessage(CHANNEL, 2))));
		assertThat(jumped.channelPts(CHANNEL)).isEqualTo(200_000);
		assertThat(jumped.deliveredUpdates()).isEmpty();
	}

}
