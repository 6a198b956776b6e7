package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.BoxState;
import io.github.telegramupdates.engine.delivery.BoxStatus;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import org.junit.jupiter.api.Test;

import static io.github.telegramupdates.engine.sequencing.Updating.channelMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.channelPage;
import static io.github.telegramupdates.engine.sequencing.Updating.channelUpdate;
import static io.github.telegramupdates.engine.sequencing.Updating.newMessage;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the state of a box is said to be. That steps agree with the diagram is looked into
 * for random traces.
 */
class BoxStateTests {

	private static final long CHANNEL = 1;

	private static final BoxId BOX = BoxId.channel(CHANNEL);

	private static final FetchError TRANSIENT = new FetchError(FetchError.Kind.TRANSIENT, "Timeout", 0);

	private static final FetchError GONE = new FetchError(FetchError.Kind.GONE, "CHANNEL_PRIVATE", 0);

	private final EngineScript script = EngineScript.withChannel(CHANNEL, 6);

	private EngineScript fetching() {
		return this.script.live(channelUpdate(CHANNEL, 9)).pass(500);
	}

	@Test
	void nothingIsKnownBeforeTheLoadAndOfAChannelThatWasNeverSeen() {
		assertThat(new AccountEngine(7, SequencingSettings.of(AccountKind.USER)).state(BoxId.COMMON))
			.isEqualTo(BoxState.UNKNOWN);
		assertThat(this.script.state(BoxId.channel(2))).isEqualTo(BoxState.UNKNOWN);
	}

	@Test
	void anIdleChannelIsSynced() {
		assertThat(this.script.state(BOX)).isEqualTo(BoxState.SYNCED);
		assertThat(this.script.live(channelUpdate(CHANNEL, 7)).state(BOX)).isEqualTo(BoxState.SYNCED);
	}

	@Test
	void aGapIsWaitedForThenFetchedThenFilled() {
		assertThat(this.script.live(channelUpdate(CHANNEL, 9)).state(BOX)).isEqualTo(BoxState.GAP_WAIT);
		assertThat(this.script.pass(500).state(BOX)).isEqualTo(BoxState.FETCHING);
		this.script.channelAnswers(CHANNEL,
				channelPage(8, Updating.Last.YES, List.of(channelMessage(CHANNEL, 7), channelMessage(CHANNEL, 8))));
		assertThat(this.script.state(BOX)).isEqualTo(BoxState.SYNCED);
	}

	@Test
	void aFailureIsFollowedByAWait() {
		assertThat(fetching().channelFails(TRANSIENT).state(BOX)).isEqualTo(BoxState.BACKOFF);
		assertThat(this.script.passRetry().state(BOX)).isEqualTo(BoxState.FETCHING);
	}

	@Test
	void anUnknownAccessHashIsAwaitedUntilItIsLearnt() {
		assertThat(fetching().channelFails(FetchError.NO_ACCESS_HASH).state(BOX)).isEqualTo(BoxState.AWAIT_PEER);
		this.script.step(new Input.PeerKnown(this.script.moment(), CHANNEL));
		assertThat(this.script.state(BOX)).isEqualTo(BoxState.FETCHING);
		assertThat(this.script.channelFails(TRANSIENT).state(BOX)).isEqualTo(BoxState.BACKOFF);
	}

	@Test
	void aChannelThatCannotBeReadSaysSoAlsoWhenItIsIdle() {
		assertThat(fetching().channelFails(GONE).state(BOX)).isEqualTo(BoxState.INACCESSIBLE);
		assertThat(this.script.restart().state(BOX)).isEqualTo(BoxState.INACCESSIBLE);
	}

	@Test
	void aChannelWaitsForItsTurnWhileTheMethodRests() {
		fetching().channelFails(new FetchError(FetchError.Kind.FLOOD, "FLOOD_WAIT", 10));
		assertThat(this.script.state(BOX)).isEqualTo(BoxState.QUEUED);
		assertThat(this.script.live(new UpdateChannelTooLong(2, 5)).state(BoxId.channel(2))).isEqualTo(BoxState.QUEUED);
	}

	@Test
	void theBoxesOfAnAccountAreFetchedAndWaitTogether() {
		this.script.live(newMessage(110));
		assertThat(this.script.state(BoxId.COMMON)).isEqualTo(BoxState.GAP_WAIT);
		assertThat(this.script.state(BoxId.QTS)).isEqualTo(BoxState.SYNCED);
		this.script.pass(500);
		assertThat(this.script.state(BoxId.COMMON)).isEqualTo(BoxState.FETCHING);
		assertThat(this.script.state(BoxId.QTS)).isEqualTo(BoxState.FETCHING);
		this.script.accountFails(TRANSIENT);
		assertThat(this.script.state(BoxId.SEQ)).isEqualTo(BoxState.BACKOFF);
	}

	@Test
	void channelsThatMissSomethingAreListedBeforeTheOthers() {
		this.script.live(channelUpdate(2, 5)).live(channelUpdate(CHANNEL, 9));
		assertThat(this.script.engine().boxes(10)).extracting(BoxStatus::box)
			.startsWith(BoxId.COMMON, BoxId.QTS, BoxId.SEQ, BOX);
		assertThat(this.script.engine().boxes(1)).endsWith(new BoxStatus(BOX, BoxState.GAP_WAIT, 6)).hasSize(4);
	}

	@Test
	void idleChannelsAreListedWithTheirPosition() {
		assertThat(this.script.engine().boxes(10)).endsWith(new BoxStatus(BOX, BoxState.SYNCED, 6));
	}

	@Test
	void nothingIsListedBeforeTheLoad() {
		assertThat(new AccountEngine(7, SequencingSettings.of(AccountKind.USER)).boxes(10)).isEmpty();
	}

}
