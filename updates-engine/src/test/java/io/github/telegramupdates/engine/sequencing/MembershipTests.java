package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.tl.Channel;
import io.github.telegramupdates.tl.ChatPhotoEmpty;
import io.github.telegramupdates.tl.UpdateChannel;
import io.github.telegramupdates.tl.Updates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.channelMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.channelUpdate;
import static io.github.telegramupdates.engine.sequencing.Updating.channelPage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * R-39 and T30: channels that the account leaves and joins.
 */
class MembershipTests {

	private static final long CHANNEL = 1;

	private final EngineScript script = new EngineScript().stored(AccountState.of(100, 0, NOW - 10, 10))
		.channel(CHANNEL, 6)
		.load()
		.firstDifferenceIsEmpty(10);

	private void leave() {
		this.script.step(new Input.ChannelLeft(this.script.moment(), CHANNEL));
	}

	private void join() {
		this.script.step(new Input.PeerKnown(this.script.moment(), CHANNEL));
	}

	@Test
	void aChannelThatIsLeftKeepsItsPositionAndWhatIsMissingIsAHoleButNoLoss() {
		this.script.live(channelUpdate(CHANNEL, 9));
		leave();
		this.script.pass(60_000);
		assertThat(this.script.deliveredUpdates()).containsExactly(channelUpdate(CHANNEL, 9));
		assertThat(this.script.channelPts(CHANNEL)).isEqualTo(9);
		assertThat(this.script.holes()).extracting("from", "to", "cause")
			.containsExactly(tuple(6, 8, HistoryHole.Cause.LEFT));
		assertThat(this.script.channelFetches()).isEmpty();
		assertThat(this.script.events(EngineEvent.ChannelInaccessible.class)).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(Partial.class)
	void aPartialDescriptionDoesNotSayThatTheChannelWasLeft(Partial partial) {
		Channel left = Channel.builder()
			.id(CHANNEL)
			.min(partial == Partial.YES)
			.left(true)
			.accessHash(1L)
			.title("news")
			.photo(new ChatPhotoEmpty())
			.date(NOW)
			.build();
		this.script.live(new Updates(List.of(new UpdateChannel(CHANNEL)), List.of(), List.of(left), NOW, 0));
		this.script.live(channelUpdate(CHANNEL, 9)).pass(500);
		assertThat(this.script.channelFetches()).hasSize((partial == Partial.YES) ? 1 : 0);
	}

	private enum Partial {

		YES, NO

	}

	@Test
	void aChannelThatIsUnknownIsLeftWithoutATrace() {
		this.script.step(new Input.ChannelLeft(this.script.moment(), 99));
		assertThat(this.script.channelPts(99)).isNull();
		assertThat(this.script.batches()).isEmpty();
	}

	@Test
	void anAnswerThatComesAfterTheAccountLeftChangesNothing() {
		this.script.announce(CHANNEL, 9);
		leave();
		this.script.channelAnswers(CHANNEL, channelPage(9, Updating.Last.YES, List.of(channelMessage(CHANNEL, 7))));
		assertThat(this.script.deliveredUpdates()).isEmpty();
		assertThat(this.script.channelPts(CHANNEL)).isEqualTo(6);
		this.script.live(channelUpdate(CHANNEL, 12)).pass(60_000);
		assertThat(this.script.channelFetches()).hasSize(1);
	}

	@Test
	void aFloodWaitThatComesAfterTheAccountLeftStillHoldsTheMethod() {
		this.script.announce(CHANNEL, 9);
		leave();
		this.script.step(
				new Input.FetchFailed(this.script.moment(), this.script.lastFetch(Output.FetchChannel.class).fetchId(),
						new FetchError(FetchError.Kind.FLOOD, "FLOOD_WAIT", 30)));
		this.script.announce(2, 5).pass(29_000);
		assertThat(this.script.channelFetches()).hasSize(1);
		this.script.pass(5_000);
		assertThat(this.script.channelFetches()).hasSize(2)
			.last()
			.extracting(Output.FetchChannel::channelId)
			.isEqualTo(2L);
	}

	@Test
	void aChannelThatIsJoinedAgainWhileTheOldRequestIsUnderWayIsRequestedOnceMore() {
		this.script.announce(CHANNEL, 9);
		leave();
		join();
		assertThat(this.script.channelFetches()).hasSize(1);
		this.script.step(
				new Input.FetchFailed(this.script.moment(), this.script.lastFetch(Output.FetchChannel.class).fetchId(),
						new FetchError(FetchError.Kind.GONE, "CHANNEL_PRIVATE", 0)));
		assertThat(this.script.channelFetches()).hasSize(2).last().extracting(Output.FetchChannel::pts).isEqualTo(6);
		assertThat(this.script.events(EngineEvent.ChannelInaccessible.class)).isEmpty();
	}

	@Test
	void whatHappenedBetweenLeavingAndJoiningIsFetched() {
		leave();
		this.script.pass(600_000);
		join();
		assertThat(this.script.channelFetches()).singleElement().extracting(Output.FetchChannel::pts).isEqualTo(6);
	}

	@Test
	void theUpdatesThatReportOfJoiningAreNotAReasonToPassWhatWasMissed() {
		leave();
		this.script.live(channelUpdate(CHANNEL, 20), new UpdateChannel(CHANNEL));
		assertThat(this.script.deliveredUpdates()).containsExactly(new UpdateChannel(CHANNEL));
		assertThat(this.script.channelFetches()).singleElement().extracting(Output.FetchChannel::pts).isEqualTo(6);
		assertThat(this.script.holes()).isEmpty();
	}

}
