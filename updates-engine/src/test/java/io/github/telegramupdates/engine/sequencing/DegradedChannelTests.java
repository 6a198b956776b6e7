package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import org.junit.jupiter.api.Test;

import static io.github.telegramupdates.engine.sequencing.Updating.channelMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.channelUpdate;
import static io.github.telegramupdates.engine.sequencing.Updating.channelPage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Scenario 83: a channel whose replica lags for too long.
 */
class DegradedChannelTests {

	/** As many as a buffer holds. */
	private static final int BUFFERED = 1_000;

	private static final long CHANNEL = 1;

	private static final long MINUTE = 60_000;

	private static final FetchError REPLICA = new FetchError(FetchError.Kind.REPLICA, "HISTORY_GET_FAILED", 0);

	private static final FetchError TIMEOUT = new FetchError(FetchError.Kind.TRANSIENT, "Timeout", 0);

	/** A channel at 6 that is fetched because 9 came. */
	private final EngineScript script = EngineScript.withChannel(CHANNEL, 6).live(channelUpdate(CHANNEL, 9)).pass(500);

	private static EngineScript degrade(EngineScript script) {
		for (int attempt = 1; attempt < 6; attempt++) {
			script.channelFails(REPLICA).passRetry();
		}
		return script.channelFails(REPLICA);
	}

	private static List<Integer> askedFrom(EngineScript script) {
		return script.channelFetches().stream().map(Output.FetchChannel::pts).toList();
	}

	@Test
	void scenario83WhatWasAskedForSixTimesIsPassedAndReported() {
		degrade(this.script);
		assertThat(this.script.events(EngineEvent.Degraded.class))
			.containsExactly(new EngineEvent.Degraded(BoxId.channel(CHANNEL), "HISTORY_GET_FAILED"));
		assertThat(this.script.holes()).extracting("from", "to", "cause")
			.containsExactly(tuple(6, 8, HistoryHole.Cause.DEGRADED));
		assertThat(this.script.deliveredUpdates()).containsExactly(channelUpdate(CHANNEL, 9));
	}

	@Test
	void aDegradedChannelWithoutAReasonIsNotAskedFor() {
		degrade(this.script).forget().pass(24 * 60 * MINUTE);
		assertThat(this.script.channelFetches()).isEmpty();
	}

	@Test
	void aGapInsideTheWaitIsBufferedAndFetchedWhenItIsOver() {
		degrade(this.script).forget().pass(MINUTE / 2).live(channelUpdate(CHANNEL, 12));
		this.script.pass(MINUTE / 2 - 1);
		assertThat(this.script.deliveredUpdates()).isEmpty();
		assertThat(this.script.channelFetches()).isEmpty();
		assertThat(askedFrom(this.script.pass(1))).containsExactly(9);
		this.script.channelAnswers(CHANNEL,
				channelPage(11, Updating.Last.YES, List.of(channelMessage(CHANNEL, 10), channelMessage(CHANNEL, 11))));
		assertThat(this.script.deliveredUpdates()).hasSize(3).endsWith(channelUpdate(CHANNEL, 12));
		assertThat(this.script.holes()).hasSize(1);
	}

	@Test
	void aGapIsPassedAfterARefusedAttempt() {
		degrade(this.script).forget().live(channelUpdate(CHANNEL, 12)).pass(MINUTE).live(channelUpdate(CHANNEL, 14));
		assertThat(this.script.deliveredUpdates()).isEmpty();
		this.script.channelFails(REPLICA);
		assertThat(this.script.deliveredUpdates()).containsExactly(channelUpdate(CHANNEL, 12),
				channelUpdate(CHANNEL, 14));
		assertThat(this.script.holes()).extracting("from", "to")
			.containsExactly(tuple(6, 8), tuple(9, 11), tuple(12, 13));
		assertThat(this.script.events(EngineEvent.Degraded.class)).isEmpty();
	}

	@Test
	void aGapAfterTheWaitIsFetchedLikeAnyOther() {
		degrade(this.script).forget().pass(MINUTE).live(channelUpdate(CHANNEL, 12)).pass(499);
		assertThat(this.script.channelFetches()).isEmpty();
		assertThat(askedFrom(this.script.pass(1))).containsExactly(9);
	}

	@Test
	void aGapThatIsFilledInsideTheWaitIsNoReasonToAskAfterAllButWhatFilledItIs() {
		degrade(this.script).forget().live(channelUpdate(CHANNEL, 11)).live(channelUpdate(CHANNEL, 10));
		assertThat(this.script.deliveredUpdates()).containsExactly(channelUpdate(CHANNEL, 10),
				channelUpdate(CHANNEL, 11));
		assertThat(askedFrom(this.script.pass(MINUTE))).containsExactly(11);
	}

	@Test
	void anUpdateThatChainsIsAReasonForOneAttempt() {
		degrade(this.script).forget().pass(60 * MINUTE).live(channelUpdate(CHANNEL, 10));
		assertThat(askedFrom(this.script)).containsExactly(10);
		this.script.channelFails(REPLICA).pass(24 * 60 * MINUTE);
		assertThat(askedFrom(this.script)).containsExactly(10);
	}

	@Test
	void theWaitsAre1248And15MinutesAfterTheLastRefusal() {
		degrade(this.script).forget();
		int pts = 9;
		for (long minutes : new long[] { 1, 2, 4, 8, 15, 15 }) {
			this.script.live(channelUpdate(CHANNEL, ++pts)).pass(minutes * MINUTE - 1);
			assertThat(this.script.channelFetches()).isEmpty();
			this.script.pass(1);
			assertThat(askedFrom(this.script)).containsExactly(pts);
			this.script.channelFails(REPLICA).forget();
		}
	}

	@Test
	void anAnnouncementIsAReasonToAskAndStaysOneUntilItIsAnswered() {
		degrade(this.script).forget().pass(MINUTE).live(new UpdateChannelTooLong(CHANNEL, 12));
		assertThat(askedFrom(this.script)).containsExactly(9);
		this.script.channelFails(REPLICA).pass(2 * MINUTE - 1);
		assertThat(askedFrom(this.script)).hasSize(1);
		assertThat(askedFrom(this.script.pass(1))).containsExactly(9, 9);
	}

	@Test
	void anAnsweredChannelIsNoLongerDegraded() {
		degrade(this.script).pass(MINUTE).live(channelUpdate(CHANNEL, 12)).pass(500);
		this.script.channelAnswers(CHANNEL, channelPage(20, Updating.Last.YES, List.of(channelMessage(CHANNEL, 20))));
		this.script.forget().live(channelUpdate(CHANNEL, 24)).pass(500).channelFails(REPLICA);
		assertThat(this.script.deliveredUpdates()).isEmpty();
		assertThat(this.script.events(EngineEvent.FetchRetried.class)).hasSize(1);
		degrade(this.script.passRetry());
		assertThat(this.script.events(EngineEvent.Degraded.class)).hasSize(1);
	}

	@Test
	void theAnswerToAQuestionAboutItsCountIsAReasonToAskForWhatIsMissingAtOnce() {
		degrade(this.script).live(channelUpdate(CHANNEL, 20)).forget();
		this.script.pass(MINUTE / 2).live(new UpdateNewChannelMessage(channelMessage(CHANNEL, 50), 7, 1));
		assertThat(this.script.channelFetches()).extracting(Output.FetchChannel::limit).containsExactly(1);
		this.script.channelAnswers(CHANNEL, channelPage(21, Updating.Last.YES, List.of(channelMessage(CHANNEL, 21))));
		assertThat(askedFrom(this.script)).last().isEqualTo(9);
	}

	@Test
	void everythingIsFetchedThatNoHoleNamesOnceADegradedChannelIsAnswered() {
		EngineScript announced = degrade(
				EngineScript.withChannel(CHANNEL, 6).live(new UpdateChannelTooLong(CHANNEL, null)));
		announced.live(channelUpdate(CHANNEL, 7));
		announced.pass(MINUTE)
			.channelAnswers(CHANNEL, channelPage(9, Updating.Last.NO, List.of(channelMessage(CHANNEL, 8))))
			.channelAnswers(CHANNEL, channelPage(10, Updating.Last.YES, List.of(channelMessage(CHANNEL, 10))));
		assertThat(askedFrom(announced)).endsWith(7, 9);
		assertThat(announced.holes()).isEmpty();
		assertThat(announced.deliveredUpdates()).hasSize(3);
	}

	@Test
	void onlyErrorsOfReplicasDegradeAChannel() {
		for (int attempt = 1; attempt <= 6; attempt++) {
			this.script.channelFails(TIMEOUT).pass(2 * MINUTE);
		}
		this.script.channelFails(REPLICA);
		assertThat(this.script.events(EngineEvent.Degraded.class)).isEmpty();
		assertThat(this.script.deliveredUpdates()).isEmpty();
		for (int attempt = 2; attempt <= 6; attempt++) {
			this.script.pass(2 * MINUTE).channelFails(TIMEOUT).pass(2 * MINUTE).channelFails(REPLICA);
		}
		assertThat(this.script.events(EngineEvent.Degraded.class)).hasSize(1);
	}

	@Test
	void aBufferThatIsFullInsideTheWaitIsDroppedAndFetched() {
		degrade(this.script).forget();
		for (int pts = 12; pts <= 12 + BUFFERED; pts++) {
			this.script.live(channelUpdate(CHANNEL, pts));
		}
		assertThat(this.script.events(EngineEvent.Overflow.class)).hasSize(1);
		assertThat(askedFrom(this.script.pass(MINUTE))).containsExactly(9);
		this.script.channelFails(REPLICA);
		assertThat(askedFrom(this.script.pass(2 * MINUTE))).containsExactly(9, 9);
		assertThat(this.script.holes()).hasSize(1);
	}

}
