package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.updates.ChannelDifferenceEmpty;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import org.junit.jupiter.api.Test;

import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.channelEdit;
import static io.github.telegramupdates.engine.sequencing.Updating.channelMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.channelUpdate;
import static io.github.telegramupdates.engine.sequencing.Updating.channelPage;
import static io.github.telegramupdates.engine.sequencing.Updating.difference;
import static io.github.telegramupdates.engine.sequencing.Updating.edit;
import static io.github.telegramupdates.engine.sequencing.Updating.message;
import static io.github.telegramupdates.engine.sequencing.Updating.newMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What becomes of positions that only an answer named when the gap before them is given
 * up.
 */
class GivenUpGapTests {

	private static final long CHANNEL = 1;

	private final EngineScript script = EngineScript.started(100, 0, 10);

	private final EngineScript channel = EngineScript.withChannel(CHANNEL, 100);

	private static void affected(EngineScript script, BoxId box, int pts, int count) {
		script.step(new Input.Affected(script.moment(), box, pts, count));
	}

	private void affected(int pts, int count) {
		affected(this.script, BoxId.COMMON, pts, count);
	}

	private void channelAffected(int pts, int count) {
		affected(this.channel, BoxId.channel(CHANNEL), pts, count);
	}

	private static void refused(EngineScript script, FetchError.Kind kind) {
		script.channelFails(new FetchError(kind, kind.name(), 0));
	}

	/** Answers every question until none is asked any more. */
	private void nothingIsMissing() {
		for (int asked = 0; asked != this.script.accountFetches().size();) {
			asked = this.script.accountFetches().size();
			this.script.accountAnswers(new DifferenceEmpty(NOW, 10)).pass(10_000);
		}
	}

	private void nothingIsMissingInTheChannel() {
		for (int asked = 0; asked != this.channel.channelFetches().size();) {
			asked = this.channel.channelFetches().size();
			this.channel.channelAnswers(CHANNEL, new ChannelDifferenceEmpty(true, 100, null)).pass(10_000);
		}
	}

	@Test
	void aPositionOfAnAnswerThatNothingLeadsToIsForgotten() {
		affected(5_000, 1);
		this.script.pass(150);
		nothingIsMissing();
		assertThat(this.script.accountFetches()).hasSize(4);
		assertThat(this.script.account().pts()).isEqualTo(100);
		assertThat(this.script.holes()).isEmpty();
		assertThat(this.script.events(EngineEvent.GapClosed.class)).hasSize(1);
		assertThat(this.script.live(newMessage(101)).deliveredUpdates()).containsExactly(newMessage(101));
		assertThat(this.script.pass(60_000).accountFetches()).hasSize(4);
	}

	@Test
	void aPositionOfAnAnswerThatOverlapsIsForgotten() {
		affected(105, 10);
		nothingIsMissing();
		assertThat(this.script.account().pts()).isEqualTo(100);
		assertThat(this.script.live(newMessage(101)).deliveredUpdates()).containsExactly(newMessage(101));
		assertThat(this.script.accountFetches()).hasSizeLessThanOrEqualTo(5);
	}

	@Test
	void whatIsPushedMeanwhileIsDeliveredAtOnce() {
		affected(5_000, 1);
		this.script.pass(150).accountAnswers(new DifferenceEmpty(NOW, 10)).live(newMessage(101));
		assertThat(this.script.deliveredUpdates()).containsExactly(newMessage(101));
	}

	@Test
	void differencesThatBringSomethingDoNotKeepAForeignPositionAlive() {
		affected(5_000, 1);
		this.script.pass(150);
		for (int pts = 101; pts <= 104; pts++) {
			this.script.accountAnswers(difference(state(pts, 0, NOW, 10), List.of(message(pts)))).pass(10_000);
		}
		int asked = this.script.accountFetches().size();
		assertThat(asked).isEqualTo(4);
		assertThat(this.script.pass(600_000).accountFetches()).hasSize(asked);
		assertThat(this.script.account().pts()).isEqualTo(104);
	}

	@Test
	void whatWaitsBehindAForeignPositionIsDeliveredAndAnnotationsAreNotStale() {
		affected(103, 1);
		Update annotation = edit(110, 0);
		this.script.live(newMessage(105)).live(annotation).pass(500);
		nothingIsMissing();
		assertThat(this.script.deliveredUpdates()).containsExactly(newMessage(105), annotation);
		assertThat(this.script.account().pts()).isEqualTo(105);
		assertThat(this.script.holes()).extracting("from", "to").containsExactly(tuple(100, 104));
	}

	@Test
	void anAnnotationBeforeAForeignPositionDoesNotBecomeStale() {
		affected(5_000, 4_898);
		Update annotation = edit(104, 0);
		this.script.live(annotation).pass(500);
		nothingIsMissing();
		assertThat(this.script.deliveredUpdates()).containsExactly(annotation);
		assertThat(this.script.account().pts()).isEqualTo(100);
	}

	/** Leaves the last request unanswered. */
	private void nothingIsMissingThreeTimes() {
		for (int empty = 0; empty < 3; empty++) {
			this.script.accountAnswers(new DifferenceEmpty(NOW, 10)).pass(10_000);
		}
	}

	@Test
	void aGapThatShowsWhileAForeignPositionIsGivenUpIsAskedForByItself() {
		affected(5_000, 1);
		this.script.pass(150);
		nothingIsMissingThreeTimes();
		this.script.live(newMessage(102)).accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(this.script.holes()).isEmpty();
		this.script.pass(500).accountAnswers(difference(state(101, 0, NOW, 10), List.of(message(101))));
		assertThat(this.script.deliveredUpdates()).hasSize(2).last().isEqualTo(newMessage(102));
		assertThat(this.script.account().pts()).isEqualTo(102);
		assertThat(this.script.holes()).isEmpty();
		assertThat(this.script.pass(600_000).accountFetches()).hasSize(5);
	}

	@Test
	void aGapThatShowsBehindOneThatIsGivenUpIsAskedForByItself() {
		this.script.live(newMessage(105)).pass(500);
		nothingIsMissingThreeTimes();
		this.script.live(newMessage(106)).live(newMessage(108)).accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(this.script.deliveredUpdates()).containsExactly(newMessage(105), newMessage(106));
		assertThat(this.script.holes()).extracting("from", "to").containsExactly(tuple(100, 104));
		this.script.pass(500).accountAnswers(difference(state(107, 0, NOW, 10), List.of(message(107))));
		assertThat(this.script.deliveredUpdates()).hasSize(4).last().isEqualTo(newMessage(108));
		assertThat(this.script.holes()).hasSize(1);
	}

	@Test
	void aGapThatShowsBehindOneOfAChannelThatIsGivenUpIsAskedForByItself() {
		this.channel.live(channelUpdate(CHANNEL, 105)).pass(500);
		ChannelDifferenceEmpty nothing = new ChannelDifferenceEmpty(true, 100, null);
		for (int asked = 0; asked < 3; asked++) {
			this.channel.channelAnswers(CHANNEL, nothing).pass(10_000);
		}
		assertThat(this.channel.holes()).isEmpty();
		this.channel.live(channelUpdate(CHANNEL, 107)).channelAnswers(CHANNEL, nothing);
		assertThat(this.channel.deliveredUpdates()).containsExactly(channelUpdate(CHANNEL, 105));
		assertThat(this.channel.holes()).extracting("from", "to").containsExactly(tuple(100, 104));
		assertThat(this.channel.pass(500).channelFetches()).last().extracting(Output.FetchChannel::pts).isEqualTo(105);
	}

	@Test
	void aPositionOfAnAnswerThatADifferenceLeadsToIsTaken() {
		affected(103, 1);
		this.script.pass(500).accountAnswers(difference(state(102, 0, NOW, 10), List.of(message(101), message(102))));
		assertThat(this.script.account().pts()).isEqualTo(103);
	}

	@Test
	void aForeignPositionOfAChannelIsForgotten() {
		channelAffected(5_000, 1);
		this.channel.pass(150);
		nothingIsMissingInTheChannel();
		assertThat(this.channel.channelPts(CHANNEL)).isEqualTo(100);
		assertThat(this.channel.holes()).isEmpty();
		assertThat(this.channel.channelFetches()).hasSize(4);
		assertThat(this.channel.live(channelUpdate(CHANNEL, 101)).deliveredUpdates())
			.containsExactly(channelUpdate(CHANNEL, 101));
	}

	@Test
	void pagesThatBringSomethingDoNotKeepAForeignPositionOfAChannelAlive() {
		channelAffected(5_000, 1);
		this.channel.pass(150);
		for (int pts = 101; pts <= 104; pts++) {
			this.channel
				.channelAnswers(CHANNEL, channelPage(pts, Updating.Last.YES, List.of(channelMessage(CHANNEL, pts))))
				.pass(60_000);
		}
		assertThat(this.channel.pass(600_000).channelFetches()).hasSize(4);
		assertThat(this.channel.channelPts(CHANNEL)).isEqualTo(104);
	}

	@Test
	void aChannelThatBecomesInaccessibleDoesNotMoveToAForeignPosition() {
		channelAffected(5_000, 1);
		Update annotation = channelEdit(CHANNEL, 3, 4_990, 0);
		this.channel.live(annotation).pass(150);
		refused(this.channel, FetchError.Kind.GONE);
		assertThat(this.channel.channelPts(CHANNEL)).isEqualTo(100);
		assertThat(this.channel.delivered(Lane.channel(CHANNEL))).containsExactly(annotation);
		assertThat(this.channel.holes()).isEmpty();
	}

	@Test
	void aForeignPositionOfAChannelThatCannotBeReadIsNoReasonToAskForIt() {
		channelAffected(5_000, 1);
		this.channel.pass(150);
		refused(this.channel, FetchError.Kind.GONE);
		channelAffected(6_000, 1);
		assertThat(this.channel.pass(60_000).channelFetches()).hasSize(1);
		assertThat(this.channel.live(channelUpdate(CHANNEL, 101)).deliveredUpdates())
			.containsExactly(channelUpdate(CHANNEL, 101));
	}

	@Test
	void aChannelThatIsLeftDoesNotMoveToAForeignPosition() {
		channelAffected(5_000, 1);
		this.channel.step(new Input.ChannelLeft(this.channel.moment(), CHANNEL));
		assertThat(this.channel.channelPts(CHANNEL)).isEqualTo(100);
		assertThat(this.channel.holes()).isEmpty();
	}

	@Test
	void aChannelThatDegradesDoesNotMoveToAForeignPosition() {
		channelAffected(5_000, 1);
		this.channel.pass(150);
		for (int attempt = 1; attempt <= 6; attempt++) {
			refused(this.channel, FetchError.Kind.REPLICA);
			this.channel.pass(60_000);
		}
		assertThat(this.channel.events(EngineEvent.Degraded.class)).hasSize(1);
		assertThat(this.channel.channelPts(CHANNEL)).isEqualTo(100);
		assertThat(this.channel.live(channelUpdate(CHANNEL, 101)).deliveredUpdates())
			.containsExactly(channelUpdate(CHANNEL, 101));
	}

}
