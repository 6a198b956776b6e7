package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.engine.storage.StateChange.ChannelChange;
import io.github.telegramupdates.tl.updates.ChannelDifferenceEmpty;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import org.junit.jupiter.api.Test;

import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.channelMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.channelUpdate;
import static io.github.telegramupdates.engine.sequencing.Updating.channelPage;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * I-14 and T30: what a channel missed while it could not be read is fetched, also if the
 * process dies first.
 */
class ReadableAgainTests {

	private static final long CHANNEL = 1;

	private static final FetchError GONE = new FetchError(FetchError.Kind.GONE, "CHANNEL_PRIVATE", 0);

	private final EngineScript script = EngineScript.withChannel(CHANNEL, 6);

	private static void leave(EngineScript script) {
		script.step(new Input.ChannelLeft(script.moment(), CHANNEL));
	}

	private static void join(EngineScript script) {
		script.step(new Input.PeerKnown(script.moment(), CHANNEL));
	}

	/** The first fetches of a new engine are among its outputs. */
	private static EngineScript restarted(EngineScript script) {
		return script.restart().accountAnswers(new DifferenceEmpty(NOW - 10, 10));
	}

	private static EngineScript loaded(int flags) {
		return restarted(new EngineScript().stored(AccountState.of(100, 0, NOW - 10, 10))
			.channel(CHANNEL, new ChannelState(6, 0, flags, 5)));
	}

	@Test
	void aChannelThatIsJoinedAgainIsFetchedEvenIfTheProcessDiesFirst() {
		leave(this.script);
		join(this.script);
		EngineScript again = restarted(this.script);
		assertThat(again.channelFetches()).singleElement().extracting(Output.FetchChannel::pts).isEqualTo(6);
		again.live(channelUpdate(CHANNEL, 9))
			.channelAnswers(CHANNEL, channelPage(7, Updating.Last.NO, List.of(channelMessage(CHANNEL, 7))));
		again = restarted(again);
		assertThat(again.channelFetches()).singleElement().extracting(Output.FetchChannel::pts).isEqualTo(7);
		again.channelAnswers(CHANNEL, channelPage(9, Updating.Last.YES, List.of(channelMessage(CHANNEL, 9))));
		assertThat(again.deliveredUpdates()).hasSize(1);
		assertThat(again.holes()).isEmpty();
		assertThat(restarted(again).channelFetches()).isEmpty();
	}

	@Test
	void aChannelThatIsLeftOnceMoreBeforeItWasFetchedIsNotFetchedAfterARestart() {
		leave(this.script);
		join(this.script);
		leave(this.script);
		EngineScript again = restarted(this.script);
		assertThat(again.channelFetches()).isEmpty();
		again.live(channelUpdate(CHANNEL, 9));
		assertThat(again.deliveredUpdates()).containsExactly(channelUpdate(CHANNEL, 9));
	}

	@Test
	void aChannelThatProvesToBeReadableIsFetchedToTheEndEvenIfTheProcessDiesFirst() {
		EngineScript closed = loaded(ChannelState.INACCESSIBLE).announce(CHANNEL, 9);
		closed.channelAnswers(CHANNEL, channelPage(7, Updating.Last.NO, List.of(channelMessage(CHANNEL, 7))));
		assertThat(closed.channelState(CHANNEL)).isEqualTo(new ChannelState(7, 0, ChannelState.NEEDS_FETCH, 7));
		assertThat(restarted(closed).channelFetches()).singleElement()
			.extracting(Output.FetchChannel::pts)
			.isEqualTo(7);
	}

	@Test
	void aChannelThatMissedNothingIsNotFetchedAgain() {
		EngineScript due = loaded(ChannelState.NEEDS_FETCH);
		due.channelAnswers(CHANNEL, new ChannelDifferenceEmpty(true, 6, null));
		assertThat(due.delivered(Lane.channel(CHANNEL))).isEmpty();
		assertThat(due.channelState(CHANNEL)).isEqualTo(new ChannelState(6, 0, 0, 5));
		assertThat(restarted(due).channelFetches()).isEmpty();
	}

	@Test
	void aChannelThatIsStillClosedIsNotFetchedAgain() {
		EngineScript due = loaded(ChannelState.NEEDS_FETCH).channelFails(GONE);
		assertThat(due.channelState(CHANNEL).isInaccessible()).isTrue();
		assertThat(due.events(EngineEvent.ChannelInaccessible.class)).hasSize(1);
		assertThat(restarted(due).channelFetches()).isEmpty();
	}

	@Test
	void aServerThatCannotReportWhatIsMissingIsAskedAgainAfterARestart() {
		EngineScript due = loaded(ChannelState.NEEDS_FETCH);
		for (int attempt = 1; attempt < 6; attempt++) {
			due.channelFails(new FetchError(FetchError.Kind.REPLICA, "HISTORY_GET_FAILED", 0)).passRetry();
		}
		due.channelFails(new FetchError(FetchError.Kind.REPLICA, "HISTORY_GET_FAILED", 0))
			.live(channelUpdate(CHANNEL, 9))
			.pass(60_000)
			.channelFails(new FetchError(FetchError.Kind.REPLICA, "HISTORY_GET_FAILED", 0));
		assertThat(due.channelState(CHANNEL)).isEqualTo(new ChannelState(9, 0, ChannelState.NEEDS_FETCH, 9));
		assertThat(restarted(due).channelFetches()).hasSize(1);
	}

	@Test
	void anIntentAndTheRowAreSettledTogether() {
		EngineScript due = restarted(new EngineScript().stored(AccountState.of(100, 0, NOW - 10, 10))
			.channel(CHANNEL, new ChannelState(6, 0, ChannelState.NEEDS_FETCH, 5))
			.intent(new FetchIntent(CHANNEL, 9, 4)));
		due.channelAnswers(CHANNEL, channelPage(9, Updating.Last.YES, List.of(channelMessage(CHANNEL, 9))));
		assertThat(due.channelFetches()).hasSize(1);
		assertThat(due.batches().map(Batch::change).filter(ChannelChange.class::isInstance)).singleElement()
			.isEqualTo(new ChannelChange(EngineScript.SELF, 1, CHANNEL,
					new ChannelState(6, 0, ChannelState.NEEDS_FETCH, 5), 0, new ChannelState(9, 0, 0, 9), 4,
					List.of()));
		assertThat(due.intents()).isEmpty();
	}

}
