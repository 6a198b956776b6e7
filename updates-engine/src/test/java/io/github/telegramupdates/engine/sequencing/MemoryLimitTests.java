package io.github.telegramupdates.engine.sequencing;

import java.util.List;
import java.util.stream.LongStream;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.UpdatesTooLong;
import org.junit.jupiter.api.Test;

import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.channelMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.channelUpdate;
import static io.github.telegramupdates.engine.sequencing.Updating.channelPage;
import static io.github.telegramupdates.engine.sequencing.Updating.difference;
import static io.github.telegramupdates.engine.sequencing.Updating.message;
import static io.github.telegramupdates.engine.sequencing.Updating.newMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * how much of an account is in memory, over all its boxes and lanes.
 */
class MemoryLimitTests {

	private static final int LIMIT = 3 * 128;

	private static final int KEPT = 64;

	private static final int WINDOW = 128;

	private final EngineScript script = limited(LIMIT);

	private static EngineScript limited(int updates) {
		return EngineScript.limited(MemoryLimits.DEFAULT.withAccount(updates, 64L << 20));
	}

	private void push(long channel, int from, int to) {
		for (int pts = from; pts <= to; pts++) {
			this.script.live(channelUpdate(channel, pts));
		}
	}

	private static List<MessageType> messages(long channel, int count) {
		return LongStream.rangeClosed(1, count).mapToObj((id) -> channelMessage(channel, (int) id)).toList();
	}

	private int held() {
		return this.script.progress().buffered() + this.script.progress().uncommitted();
	}

	@Test
	void theFullestLaneLosesWhatItWasNotHandedWhenTheAccountHoldsAsMuchAsItMay() {
		this.script.holdCommits();
		push(1, 1, WINDOW + 100);
		push(2, 1, WINDOW + 27);
		assertThat(this.script.events(EngineEvent.Overflow.class)).isEmpty();
		assertThat(held()).isEqualTo(LIMIT - 1);
		push(3, 1, 1);
		push(3, 2, 2);
		assertThat(this.script.events(EngineEvent.Overflow.class))
			.containsExactly(new EngineEvent.Overflow(BoxId.channel(1), 100));
		assertThat(this.script.delivered(Lane.channel(1))).hasSize(WINDOW);
		assertThat(this.script.channelFetches()).isEmpty();
	}

	@Test
	void whatALaneLostIsFetchedOnceItCommits() {
		this.script.holdCommits();
		push(1, 1, WINDOW + 100);
		push(2, 1, WINDOW + 60);
		assertThat(this.script.events(EngineEvent.Overflow.class)).hasSize(1);
		this.script.commitAll();
		assertThat(this.script.channelFetches()).extracting(Output.FetchChannel::channelId).containsExactly(1L);
		assertThat(this.script.channelFetches()).extracting(Output.FetchChannel::pts).containsExactly(WINDOW);
	}

	@Test
	void aLaneThatCommitsGoesOnWhileOthersHoldAllTheRoom() {
		this.script.holdCommits();
		for (long channel = 1; channel <= 3; channel++) {
			push(channel, 1, WINDOW);
		}
		assertThat(this.script.progress().full()).isTrue();
		push(5, 1, KEPT + 1);
		assertThat(this.script.delivered(Lane.channel(5))).hasSize(KEPT);
		this.script.commitNext(Lane.channel(5), KEPT);
		push(5, KEPT + 2, KEPT + 2);
		assertThat(this.script.progress().uncommitted()).isEqualTo(3 * WINDOW);
		assertThat(this.script.progress().dropped()).isEqualTo(2);
	}

	@Test
	void nothingIsBufferedWhileLanesHoldAllTheRoomAndThatIsReportedOnce() {
		this.script.holdCommits();
		for (long channel = 1; channel <= 3; channel++) {
			push(channel, 1, WINDOW + 50);
		}
		assertThat(this.script.progress().buffered()).isZero();
		assertThat(this.script.progress().dropped()).isEqualTo(3 * 50);
		assertThat(this.script.events(EngineEvent.Overflow.class)).extracting(EngineEvent.Overflow::box)
			.doesNotHaveDuplicates();
	}

	@Test
	void noPageIsAskedForWhileThereIsNoRoomAndWhatChainsIsDeliveredMeanwhile() {
		this.script.holdCommits();
		for (long channel = 1; channel <= 3; channel++) {
			push(channel, 1, WINDOW);
		}
		push(5, 1, 1);
		push(5, 5, 5);
		this.script.live(new UpdatesTooLong()).live(newMessage(101)).pass(60_000);
		assertThat(this.script.accountFetches()).isEmpty();
		assertThat(this.script.channelFetches()).isEmpty();
		assertThat(this.script.delivered(Lane.ACCOUNT)).containsExactly(newMessage(101));
		this.script.commitAll();
		assertThat(this.script.accountFetches()).hasSize(1);
		assertThat(this.script.channelFetches()).hasSize(1);
	}

	@Test
	void onlyOnePageAtATimeExceedsTheRoom() {
		this.script.announce(1, 600).announce(2, 600).holdCommits();
		assertThat(this.script.channelFetches()).hasSize(2);
		this.script.channelAnswers(1, channelPage(600, Updating.Last.YES, messages(1, 500)));
		assertThat(held()).isEqualTo(500);
		this.script.channelAnswers(2, channelPage(600, Updating.Last.YES, messages(2, 500)));
		assertThat(held()).isEqualTo(500);
		assertThat(this.script.channelFetches()).hasSize(2);
		this.script.commitAll();
		assertThat(this.script.channelFetches()).hasSize(3)
			.last()
			.extracting(Output.FetchChannel::channelId)
			.isEqualTo(2L);
		this.script.channelAnswers(2, channelPage(600, Updating.Last.YES, messages(2, 500)));
		assertThat(held()).isEqualTo(500);
	}

	@Test
	void aPageOfTheAccountForWhichThereIsNoRoomIsAskedForAgain() {
		this.script.live(new UpdatesTooLong()).holdCommits();
		for (long channel = 1; channel <= 3; channel++) {
			push(channel, 1, WINDOW);
		}
		this.script.accountAnswers(difference(state(105, 0, NOW, 10), List.of(message(105))));
		assertThat(this.script.delivered(Lane.ACCOUNT)).isEmpty();
		assertThat(this.script.accountFetches()).hasSize(1);
		this.script.commitAll();
		assertThat(this.script.accountFetches()).hasSize(2);
		this.script.accountAnswers(difference(state(105, 0, NOW, 10), List.of(message(105)))).commitAll();
		assertThat(this.script.account().pts()).isEqualTo(105);
		assertThat(this.script.progress().idle()).isTrue();
	}

	@Test
	void whatWaitsInLanesIsMeasuredInBytesToo() {
		EngineScript small = EngineScript.limited(MemoryLimits.DEFAULT.withAccount(20_000, 4_000)).holdCommits();
		int pushed = 0;
		while (!small.progress().full()) {
			small.live(channelUpdate(1, ++pushed));
		}
		assertThat(pushed).isBetween(20, 120);
		small.commitAll();
		assertThat(small.progress().full()).isFalse();
		assertThat(small.progress().uncommitted()).isZero();
	}

	@Test
	void aLaneOfLargeUpdatesBuffersThemBeforeItHoldsTheRoomOfOthers() {
		EngineScript large = EngineScript.started(100, 0, 10).holdCommits();
		for (int pts = 101; pts <= 120; pts++) {
			large.live(Updating.largeUpdate(pts, 300_000));
		}
		assertThat(large.delivered()).hasSize(5);
		assertThat(large.progress().buffered()).isEqualTo(15);
		large.commitAll();
		assertThat(large.account().pts()).isEqualTo(120);
	}

	@Test
	void whatOneLaneIsHandedAtOnceIsMeasuredIfItIsMoreThanOneUpdate() {
		EngineScript small = EngineScript.limited(MemoryLimits.DEFAULT.withAccount(20_000, 200_000)).holdCommits();
		small.live(Updating.largeUpdate(101, 300_000));
		assertThat(small.progress().full()).isFalse();
		small.commitAll().holdCommits();
		small.live(Updating.largeUpdate(102, 150_000), Updating.largeUpdate(103, 150_000));
		assertThat(small.progress().full()).isTrue();
	}

	@Test
	void aLaneOfLargeUpdatesKeepsLessWhileOthersHoldAllTheRoom() {
		this.script.holdCommits();
		for (long channel = 1; channel <= 3; channel++) {
			push(channel, 1, WINDOW);
		}
		for (int pts = 101; pts <= 120; pts++) {
			this.script.live(Updating.largeUpdate(pts, 30_000));
		}
		assertThat(this.script.delivered(Lane.ACCOUNT)).hasSize(6);
	}

	@Test
	void limitsArePositive() {
		assertThatIllegalArgumentException().isThrownBy(() -> new MemoryLimits(0, 1, 1));
		assertThatIllegalArgumentException().isThrownBy(() -> new MemoryLimits(1, 0, 1));
		assertThatIllegalArgumentException().isThrownBy(() -> new MemoryLimits(1, 1, 0));
	}

}
