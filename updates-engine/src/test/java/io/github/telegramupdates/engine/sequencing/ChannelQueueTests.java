package io.github.telegramupdates.engine.sequencing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.channel.Channels;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.updates.ChannelDifference;
import io.github.telegramupdates.tl.updates.ChannelDifferenceEmpty;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import org.junit.jupiter.api.Test;

import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.channelMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.channelUpdate;
import static io.github.telegramupdates.engine.sequencing.Updating.channelPage;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which channel is fetched next, and how fast.
 */
class ChannelQueueTests {

	private static final FetchError FLOOD = new FetchError(FetchError.Kind.FLOOD, "FLOOD_WAIT", 10);

	/** Channels at 5 that are to be fetched up to 6; ten requests are under way. */
	private static EngineScript withChannels(int count) {
		EngineScript script = new EngineScript().stored(AccountState.of(100, 0, NOW - 10, 10));
		LongStream.rangeClosed(1, count).forEach((id) -> script.channel(id, 5).intent(new FetchIntent(id, 6, id)));
		script.load();
		script.accountAnswers(new DifferenceEmpty(NOW, 10));
		return script;
	}

	private static List<Long> fetched(EngineScript script) {
		return script.channelFetches().stream().map(Output.FetchChannel::channelId).toList();
	}

	private static EngineScript catchesUp(EngineScript script, long channelId) {
		return script.channelAnswers(channelId,
				channelPage(6, Updating.Last.YES, List.of(channelMessage(channelId, 1))));
	}

	@Test
	void openedChannelsGoFirstThenLiveGapsThenWhatTheServerAnnouncedThenPolls() {
		EngineScript script = EngineScript.started(100, 0, 10).live(channelUpdate(101, 1));
		script.step(new Input.ChannelOpened(script.moment(), 101));
		script.channelAnswers(101, new ChannelDifferenceEmpty(true, 1, null));
		for (long id = 1; id <= 10; id++) {
			script.live(new UpdateChannelTooLong(id, 5));
		}
		script.pass(1_000);
		script.live(new UpdateChannelTooLong(102L, 5));
		script.live(channelUpdate(103, 1)).live(channelUpdate(103, 9)).pass(500);
		script.live(channelUpdate(104, 1));
		script.step(new Input.ChannelOpened(script.moment(), 104)).forget();
		for (long id = 1; id <= 4; id++) {
			script.channelFails(id, new FetchError(FetchError.Kind.GONE, "CHANNEL_PRIVATE", 0));
		}
		assertThat(fetched(script)).containsExactly(104L, 103L, 102L, 101L);
	}

	@Test
	void aChannelInTheQueueThatTheServerAnnouncesKeepsItsPlaceOrMovesUp() {
		EngineScript script = withChannels(12);
		script.step(new Input.ChannelOpened(script.moment(), 12)).forget();
		script.announce(11L, 6);
		catchesUp(catchesUp(script, 1), 2);
		assertThat(fetched(script)).containsExactly(12L, 11L);
	}

	@Test
	void aChannelWhoseGapFillsWhileItWaitsIsNotFetched() {
		EngineScript script = withChannels(10).live(channelUpdate(20, 1)).live(channelUpdate(20, 3)).pass(500);
		script.live(channelUpdate(20, 2)).forget();
		catchesUp(script, 1);
		assertThat(fetched(script)).isEmpty();
		assertThat(script.channelPts(20)).isEqualTo(3);
	}

	@Test
	void anAnswerThatNobodyWaitsForChangesNobodysTurn() {
		List<List<Long>> turns = new ArrayList<>();
		for (boolean stale : List.of(false, true)) {
			EngineScript script = EngineScript.started(100, 0, 10).live(channelUpdate(1, 1)).live(channelUpdate(2, 1));
			script.live(channelUpdate(3, 1)).live(channelUpdate(1, 3)).pass(500).channelFails(1, FLOOD);
			script.live(channelUpdate(2, 3)).pass(500).live(channelUpdate(2, 2));
			script.holdCommits();
			for (int pts = 2; pts <= MemoryLimits.DEFAULT.uncommitted() + 1; pts++) {
				script.live(channelUpdate(1, pts));
			}
			if (stale) {
				script.step(new Input.FetchFailed(script.moment(), 1_000, FLOOD));
			}
			script.commitNext(1).live(channelUpdate(3, 3)).pass(500).live(channelUpdate(2, 5)).pass(500).commitAll();
			turns.add(fetched(script.forget().pass(20_000)));
		}
		assertThat(turns.get(1)).containsExactlyInAnyOrder(1L, 2L, 3L).isEqualTo(turns.get(0));
	}

	@Test
	void aChannelThatIsReopenedIsFetchedAtOnceAndItsPollsStartAgain() {
		EngineScript script = EngineScript.withChannel(1, 5);
		script.step(new Input.ChannelOpened(script.moment(), 1));
		script.channelAnswers(1, new ChannelDifferenceEmpty(true, 5, 30)).pass(10_000);
		script.step(new Input.ChannelClosed(script.moment(), 1)).step(new Input.ChannelOpened(script.moment(), 1));
		assertThat(script.channelFetches()).hasSize(2);
		script.channelAnswers(1, new ChannelDifferenceEmpty(true, 5, 30)).pass(29_999);
		assertThat(script.channelFetches()).hasSize(2);
		assertThat(script.pass(1).channelFetches()).hasSize(3);
	}

	@Test
	void thePageOfAnOpenChannelReportsWhenItIsPolledNext() {
		EngineScript script = EngineScript.withChannel(1, 5);
		script.step(new Input.ChannelOpened(script.moment(), 1));
		script.channelAnswers(1,
				new ChannelDifference(true, 6, 7, List.of(channelMessage(1, 6)), List.of(), List.of(), List.of()));
		assertThat(script.pass(6_999).channelFetches()).hasSize(1);
		assertThat(script.pass(1).channelFetches()).hasSize(2);
		script.channelAnswers(1, new ChannelDifferenceEmpty(true, 6, 0)).pass(999);
		assertThat(script.channelFetches()).hasSize(2);
		assertThat(script.pass(1).channelFetches()).hasSize(3);
	}

	@Test
	void aLiveGapDoesNotWaitForThePollOfAnOpenChannel() {
		EngineScript script = EngineScript.withChannel(1, 5);
		script.step(new Input.ChannelOpened(script.moment(), 1));
		script.channelAnswers(1, new ChannelDifferenceEmpty(true, 5, 300)).live(channelUpdate(1, 8)).pass(500);
		assertThat(script.channelFetches()).hasSize(2);
	}

	@Test
	void aBotPollsNothing() {
		EngineScript bot = EngineScript.bot(AccountState.of(100, 0, NOW - 10, 10)).channel(1, 5).load();
		bot.firstDifferenceIsEmpty(10).step(new Input.ChannelOpened(bot.moment(), 1)).pass(60_000);
		assertThat(bot.channelFetches()).isEmpty();
	}

	@Test
	void withoutAFloodWaitNothingButTheCapLimitsTheRequests() {
		EngineScript script = withChannels(1_000);
		for (long id = 1; id <= 1_000; id++) {
			catchesUp(script, id);
		}
		assertThat(fetched(script)).hasSize(1_000);
	}

	@Test
	void scenario86AfterAFloodWaitTwentyRequestsGoASecondAndTwentyMoreWithEachMinute() {
		EngineScript script = withChannels(10);
		script.channelFails(10, FLOOD).pass(11_000);
		LongStream.rangeClosed(1, 9).forEach((id) -> catchesUp(script, id));
		catchesUp(script, 10);
		for (int perSecond : new int[] { 20, 40, 60 }) {
			announceMany(script);
			assertThat(requestsWithin(script, 1_000)).isBetween(perSecond * 9 / 10, perSecond + 20);
			requestsWithin(script, 59_000);
		}
		requestsWithin(script, 180_000);
		announceMany(script);
		assertThat(requestsWithin(script, 1_000)).isEqualTo(300);
	}

	private static void announceMany(EngineScript script) {
		script.forget();
		for (long id = 1_000; id < 1_300; id++) {
			script.live(new UpdateChannelTooLong(id, null));
		}
	}

	/** How many requests are sent if each is answered after 10 ms. */
	private static int requestsWithin(EngineScript script, int duration) {
		int sent = 0;
		for (int millis = 0; millis < duration; millis += 10) {
			List<Output.FetchChannel> requests = script.pass(10).channelFetches();
			sent += requests.size();
			script.forget();
			requests.forEach((request) -> script.channelFails(request.channelId(),
					new FetchError(FetchError.Kind.GONE, "CHANNEL_PRIVATE", 0)));
		}
		return sent;
	}

	@Test
	void scenario87TheCapGrowsBackByOneAMinuteUpToTen() {
		EngineScript script = withChannels(10);
		script.channelFails(10, FLOOD).pass(11_000);
		LongStream.rangeClosed(1, 9).forEach((id) -> catchesUp(script, id));
		catchesUp(script, 10);
		long next = 1_000;
		for (int cap : new int[] { 5, 6, 7, 8, 9, 10, 10, 10 }) {
			script.forget();
			long first = next;
			for (int i = 0; i < 12; i++) {
				script.announce(next++, 6);
			}
			assertThat(script.channelFetches()).hasSize(cap);
			for (long id = first; id < next; id++) {
				script.pass(60).channelFails(id, new FetchError(FetchError.Kind.GONE, "CHANNEL_PRIVATE", 0));
			}
			script.pass(60_000 - 12 * 60);
		}
	}

	@Test
	void scenario87AFloodWaitIsRespectedThoughAnotherOneWasShorter() {
		EngineScript script = withChannels(12);
		script.channelFails(10, new FetchError(FetchError.Kind.FLOOD, "FLOOD_WAIT", 100)).channelFails(9, FLOOD);
		LongStream.rangeClosed(1, 8).forEach((id) -> catchesUp(script, id));
		assertThat(fetched(script.pass(99_999))).hasSize(10);
		assertThat(fetched(script.pass(11_000)).subList(10, 12)).containsExactly(9L, 10L);
	}

	@Test
	void aChannelThatBecomesInaccessibleFreesItsPlace() {
		EngineScript script = withChannels(11);
		script.channelFails(4, new FetchError(FetchError.Kind.GONE, "CHANNEL_PRIVATE", 0));
		assertThat(fetched(script)).hasSize(11).last().isEqualTo(11L);
		assertThat(script.events(EngineEvent.ChannelInaccessible.class)).hasSize(1);
	}

	@Test
	void noChannelIsFetchedBeforeTheAccountIs() {
		EngineScript script = new EngineScript().stored(AccountState.of(100, 0, NOW - 10, 10))
			.channel(1, 5)
			.intent(new FetchIntent(1, 6, 1))
			.load()
			.pass(60_000);
		assertThat(script.channelFetches()).isEmpty();
		assertThat(script.events(EngineEvent.Started.class)).isEmpty();
		script.accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(script.channelFetches()).hasSize(1);
		assertThat(script.events(EngineEvent.Started.class)).hasSize(1);
	}

	@Test
	void aChannelHasOneRequestUnderWayWhateverIsAnnouncedMeanwhile() {
		EngineScript script = EngineScript.withChannel(1, 5).announce(1, 6);
		script.announce(1, 50).live(new UpdateChannelTooLong(1, null)).pass(60_000);
		assertThat(fetched(script)).hasSize(1);
		catchesUp(script, 1);
		assertThat(script.channelFetches()).hasSize(2).last().extracting(Output.FetchChannel::pts).isEqualTo(6);
	}

	@Test
	void aPollThatIsDueDuringAFetchIsCoveredByIt() {
		EngineScript script = EngineScript.withChannel(1, 5);
		script.step(new Input.ChannelOpened(script.moment(), 1));
		script.channelAnswers(1, new ChannelDifferenceEmpty(true, 5, null)).live(channelUpdate(1, 7)).pass(1_200);
		assertThat(fetched(script)).hasSize(2);
		script.channelAnswers(1, channelPage(6, Updating.Last.YES, List.of(channelMessage(1, 6)))).pass(999);
		assertThat(fetched(script)).hasSize(2);
		assertThat(fetched(script.pass(1))).hasSize(3);
	}

	@Test
	void scenario87TwoFloodWaitsHalveTheCapTwiceAndItGrowsByOneAMinuteAllTheSame() {
		EngineScript script = withChannels(30);
		script.channelFails(10, FLOOD).channelFails(9, FLOOD);
		LongStream.rangeClosed(1, 8).forEach((id) -> catchesUp(script, id));
		script.pass(11_000).forget();
		assertThat(fetched(script)).isEmpty();
		script.pass(61_000);
		assertThat(fetched(script)).hasSize(1);
		script.pass(60_000);
		assertThat(fetched(script)).hasSize(2);
	}

	@Test
	void failuresThatAreNoTimeoutsDoNotMakePagesSmaller() {
		EngineScript script = EngineScript.withChannel(1, 5).announce(1, 6);
		for (int attempt = 1; attempt <= 6; attempt++) {
			script.channelFails(new FetchError(FetchError.Kind.TRANSIENT, "RPC_CALL_FAIL", 0)).passRetry();
		}
		assertThat(script.channelFetches()).hasSize(7).extracting(Output.FetchChannel::limit).containsOnly(100);
	}

	@Test
	void scenario85PagesAreLargeAgainOnceTheChannelHasCaughtUp() {
		EngineScript script = EngineScript.withChannel(1, 5).announce(1, 6);
		for (int attempt = 1; attempt <= 9; attempt++) {
			script.channelFails(new FetchError(FetchError.Kind.TRANSIENT, "Timeout", 0)).passRetry();
		}
		assertThat(script.lastFetch(Output.FetchChannel.class).limit()).isEqualTo(10);
		catchesUp(script, 1).announce(1, 9);
		assertThat(script.lastFetch(Output.FetchChannel.class).limit()).isEqualTo(100);
	}

}
