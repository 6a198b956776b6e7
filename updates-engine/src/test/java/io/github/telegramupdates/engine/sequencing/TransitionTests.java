package io.github.telegramupdates.engine.sequencing;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateChannel;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.github.telegramupdates.tl.updates.ChannelDifferenceEmpty;
import io.github.telegramupdates.tl.updates.ChannelDifferenceTooLong;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import io.github.telegramupdates.tl.updates.DifferenceTooLong;
import org.junit.jupiter.api.Test;

import static io.github.telegramupdates.engine.sequencing.Transition.ACCESSIBLE;
import static io.github.telegramupdates.engine.sequencing.Transition.ACCOUNT_TOO_LONG;
import static io.github.telegramupdates.engine.sequencing.Transition.ANNOTATION_OF_UNKNOWN;
import static io.github.telegramupdates.engine.sequencing.Transition.ANNOUNCED_POSITION;
import static io.github.telegramupdates.engine.sequencing.Transition.BUFFERED_DURING_FETCH;
import static io.github.telegramupdates.engine.sequencing.Transition.CHAINED;
import static io.github.telegramupdates.engine.sequencing.Transition.CHAINED_IN_GAP;
import static io.github.telegramupdates.engine.sequencing.Transition.CHANNEL_TOO_LONG;
import static io.github.telegramupdates.engine.sequencing.Transition.DEGRADED;
import static io.github.telegramupdates.engine.sequencing.Transition.DUPLICATE;
import static io.github.telegramupdates.engine.sequencing.Transition.EMPTY_PAGE;
import static io.github.telegramupdates.engine.sequencing.Transition.FETCH_FAILED;
import static io.github.telegramupdates.engine.sequencing.Transition.FETCH_OF_UNKNOWN;
import static io.github.telegramupdates.engine.sequencing.Transition.FETCH_SENT;
import static io.github.telegramupdates.engine.sequencing.Transition.FIRST_POSITION;
import static io.github.telegramupdates.engine.sequencing.Transition.FLOODED;
import static io.github.telegramupdates.engine.sequencing.Transition.GAP;
import static io.github.telegramupdates.engine.sequencing.Transition.GAP_WAIT_OVER;
import static io.github.telegramupdates.engine.sequencing.Transition.IDLE;
import static io.github.telegramupdates.engine.sequencing.Transition.INACCESSIBLE;
import static io.github.telegramupdates.engine.sequencing.Transition.LANE_FULL;
import static io.github.telegramupdates.engine.sequencing.Transition.LAST_PAGE;
import static io.github.telegramupdates.engine.sequencing.Transition.MARKED_DIRTY;
import static io.github.telegramupdates.engine.sequencing.Transition.NO_ROOM;
import static io.github.telegramupdates.engine.sequencing.Transition.OVERLAP;
import static io.github.telegramupdates.engine.sequencing.Transition.PAGE;
import static io.github.telegramupdates.engine.sequencing.Transition.PEER_LEARNT;
import static io.github.telegramupdates.engine.sequencing.Transition.PEER_MISSING;
import static io.github.telegramupdates.engine.sequencing.Transition.PEER_REFUSED;
import static io.github.telegramupdates.engine.sequencing.Transition.PEER_STILL_MISSING;
import static io.github.telegramupdates.engine.sequencing.Transition.POSITION_REFUSED;
import static io.github.telegramupdates.engine.sequencing.Transition.RETRIED;
import static io.github.telegramupdates.engine.sequencing.Transition.SEQ_WAIT_OVER;
import static io.github.telegramupdates.engine.sequencing.Transition.STANDSTILL;
import static io.github.telegramupdates.engine.sequencing.Transition.STOPPED;
import static io.github.telegramupdates.engine.sequencing.Transition.UPDATE_OF_INACCESSIBLE;
import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.channelMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.channelUpdate;
import static io.github.telegramupdates.engine.sequencing.Updating.channelPage;
import static io.github.telegramupdates.engine.sequencing.Updating.delete;
import static io.github.telegramupdates.engine.sequencing.Updating.dialog;
import static io.github.telegramupdates.engine.sequencing.Updating.difference;
import static io.github.telegramupdates.engine.sequencing.Updating.edit;
import static io.github.telegramupdates.engine.sequencing.Updating.message;
import static io.github.telegramupdates.engine.sequencing.Updating.newMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.ordered;
import static io.github.telegramupdates.engine.sequencing.Updating.readChannel;
import static io.github.telegramupdates.engine.sequencing.Updating.renamed;
import static io.github.telegramupdates.engine.sequencing.Updating.slice;
import static io.github.telegramupdates.engine.sequencing.Updating.state;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * T1 to T37: each transition is counted where it is taken, and nowhere else.
 */
class TransitionTests {

	private static final long CHANNEL = 1;

	/** Counts from here on. */
	private static Map<Transition, Long> before(EngineScript script) {
		Map<Transition, Long> counts = new EnumMap<>(Transition.class);
		for (Transition transition : Transition.values()) {
			counts.put(transition, script.engine().transitions().of(transition));
		}
		return counts;
	}

	private static Map<Transition, Long> since(Map<Transition, Long> before, EngineScript script) {
		Map<Transition, Long> counts = before(script);
		before.forEach((transition, count) -> counts.merge(transition, -count, Long::sum));
		counts.values().removeIf((count) -> count == 0);
		return counts;
	}

	private static FetchError error(FetchError.Kind kind) {
		return new FetchError(kind, kind.name(), 1);
	}

	private final EngineScript script = EngineScript.withChannel(CHANNEL, 6);

	private final Map<Transition, Long> before = before(this.script);

	private Map<Transition, Long> counted() {
		return since(this.before, this.script);
	}

	@Test
	void numbersAreThoseOfTheTable() {
		assertThat(FIRST_POSITION.number()).isEqualTo(1);
		assertThat(IDLE.number()).isEqualTo(36);
		assertThat(NO_ROOM.number()).isEqualTo(37);
	}

	@Test
	void updatesThatChainAndComeAgain() {
		this.script.live(newMessage(101)).live(newMessage(101)).live(channelUpdate(CHANNEL, 7));
		assertThat(counted()).isEqualTo(Map.of(CHAINED, 2L, DUPLICATE, 1L));
	}

	@Test
	void unknownChannels() {
		this.script.live(readChannel(2, 5)).live(channelUpdate(2, 5));
		this.script.announce(3L, 9).live(new UpdateChannelTooLong(4L, null));
		assertThat(counted()).containsEntry(ANNOTATION_OF_UNKNOWN, 1L)
			.containsEntry(FIRST_POSITION, 1L)
			.containsEntry(CHAINED, 1L)
			.containsEntry(ANNOUNCED_POSITION, 1L)
			.containsEntry(FETCH_OF_UNKNOWN, 1L)
			.containsEntry(MARKED_DIRTY, 2L)
			.containsEntry(FETCH_SENT, 1L)
			.hasSize(7);
	}

	@Test
	void aGapThatFills() {
		this.script.live(newMessage(103)).live(newMessage(101)).live(newMessage(102));
		assertThat(counted()).containsEntry(GAP, 1L).containsEntry(CHAINED_IN_GAP, 2L).doesNotContainKey(FETCH_SENT);
	}

	@Test
	void aGapThatIsFetched() {
		this.script.live(newMessage(103)).pass(500).live(newMessage(104));
		this.script.accountAnswers(slice(state(101, 0, NOW, 10), List.of(message(101))));
		this.script.accountAnswers(difference(state(102, 0, NOW, 10), List.of(message(102))));
		assertThat(counted()).containsEntry(GAP, 1L)
			.containsEntry(GAP_WAIT_OVER, 1L)
			.containsEntry(BUFFERED_DURING_FETCH, 1L)
			.containsEntry(FETCH_SENT, 2L)
			.containsEntry(PAGE, 1L)
			.containsEntry(LAST_PAGE, 1L)
			.doesNotContainKeys(EMPTY_PAGE, SEQ_WAIT_OVER, MARKED_DIRTY);
	}

	@Test
	void aMissingContainerAndAnOverlap() {
		this.script.live(ordered(13, renamed("a"))).pass(500).accountAnswers(new DifferenceEmpty(NOW, 12));
		assertThat(counted()).containsEntry(SEQ_WAIT_OVER, 1L)
			.containsEntry(EMPTY_PAGE, 1L)
			.containsEntry(FETCH_SENT, 1L);
		this.script.live(delete(102, 2)).live(delete(105, 5));
		assertThat(counted()).containsEntry(OVERLAP, 1L).doesNotContainKey(MARKED_DIRTY);
	}

	@Test
	void anOverlapInAGapThatIsOpenAlready() {
		this.script.live(delete(105, 1)).live(delete(104, 5));
		assertThat(counted()).containsEntry(GAP, 1L).containsEntry(OVERLAP, 1L).containsEntry(FETCH_SENT, 1L);
	}

	@Test
	void anOverlapWhileTheFetchIsToBeRepeated() {
		this.script.live(new UpdatesTooLong())
			.accountFails(new FetchError(FetchError.Kind.TRANSIENT, "RPC_CALL_FAIL", 0));
		this.script.live(delete(105, 6));
		assertThat(counted()).containsEntry(OVERLAP, 1L);
	}

	@Test
	void differencesThatAreTooLong() {
		this.script.live(new UpdatesTooLong()).accountAnswers(new DifferenceTooLong(900));
		this.script.announce(CHANNEL, 90)
			.channelAnswers(CHANNEL,
					new ChannelDifferenceTooLong(true, null, dialog(CHANNEL, 90), List.of(), List.of(), List.of()));
		assertThat(counted()).containsEntry(ACCOUNT_TOO_LONG, 1L).containsEntry(CHANNEL_TOO_LONG, 1L);
	}

	@Test
	void failuresOfTheAccount() {
		this.script.live(new UpdatesTooLong()).accountFails(error(FetchError.Kind.TRANSIENT)).pass(1_000);
		assertThat(counted()).isEqualTo(Map.of(FETCH_SENT, 2L, FETCH_FAILED, 1L, RETRIED, 1L));
		this.script.accountFails(error(FetchError.Kind.FLOOD)).pass(2_000);
		assertThat(counted()).containsEntry(FLOODED, 1L).containsEntry(RETRIED, 2L).containsEntry(FETCH_FAILED, 1L);
		this.script.accountFails(error(FetchError.Kind.POSITION_INVALID));
		assertThat(counted()).containsEntry(POSITION_REFUSED, 1L);
	}

	@Test
	void failuresOfAChannel() {
		this.script.live(channelUpdate(CHANNEL, 9))
			.pass(500)
			.channelFails(error(FetchError.Kind.TRANSIENT))
			.passRetry();
		assertThat(counted()).containsEntry(FETCH_FAILED, 1L).containsEntry(RETRIED, 1L).containsEntry(FETCH_SENT, 2L);
		this.script.channelFails(error(FetchError.Kind.FLOOD)).pass(2_000);
		assertThat(counted()).containsEntry(FLOODED, 1L).containsEntry(FETCH_FAILED, 1L);
		this.script.channelFails(error(FetchError.Kind.POSITION_INVALID));
		assertThat(counted()).containsEntry(POSITION_REFUSED, 1L);
	}

	@Test
	void aChannelWithoutAnAccessHash() {
		this.script.live(channelUpdate(CHANNEL, 9)).pass(500).channelFails(error(FetchError.Kind.BAD_PEER));
		this.script.pass(60_000).channelFails(FetchError.NO_ACCESS_HASH);
		assertThat(counted()).containsEntry(PEER_REFUSED, 1L).containsEntry(PEER_STILL_MISSING, 1L);
		this.script.step(new Input.PeerKnown(this.script.moment(), CHANNEL));
		assertThat(counted()).containsEntry(PEER_LEARNT, 1L);
		EngineScript missing = EngineScript.withChannel(CHANNEL, 6).live(channelUpdate(CHANNEL, 9)).pass(500);
		missing.channelFails(FetchError.NO_ACCESS_HASH);
		assertThat(missing.engine().transitions().of(PEER_MISSING)).isEqualTo(1);
		assertThat(missing.engine().transitions().of(PEER_STILL_MISSING)).isZero();
	}

	@Test
	void aChannelThatCannotBeRead() {
		this.script.live(channelUpdate(CHANNEL, 9)).pass(500).channelFails(error(FetchError.Kind.GONE));
		assertThat(counted()).containsEntry(INACCESSIBLE, 1L).doesNotContainKey(UPDATE_OF_INACCESSIBLE);
		this.script.live(channelUpdate(CHANNEL, 10));
		assertThat(counted()).containsEntry(UPDATE_OF_INACCESSIBLE, 1L).doesNotContainKey(ACCESSIBLE);
		this.script.live(new UpdateChannel(CHANNEL));
		assertThat(counted()).containsEntry(ACCESSIBLE, 1L);
	}

	@Test
	void aReplicaThatLags() {
		this.script.live(channelUpdate(CHANNEL, 9)).pass(500);
		for (int attempt = 1; attempt <= 6; attempt++) {
			this.script.channelFails(error(FetchError.Kind.REPLICA));
			if (attempt < 6) {
				this.script.passRetry();
			}
		}
		assertThat(counted()).containsEntry(DEGRADED, 1L).containsEntry(FETCH_FAILED, 5L).containsEntry(RETRIED, 5L);
	}

	@Test
	void answersWithoutProgress() {
		this.script.live(channelUpdate(CHANNEL, 9)).pass(500);
		this.script.channelAnswers(CHANNEL, new ChannelDifferenceEmpty(true, 6, null)).pass(500);
		assertThat(counted()).containsEntry(EMPTY_PAGE, 1L).doesNotContainKey(STANDSTILL);
		this.script.channelAnswers(CHANNEL, new ChannelDifferenceEmpty(true, 6, null)).passRetry();
		assertThat(counted()).containsEntry(STANDSTILL, 1L);
		this.script.channelAnswers(CHANNEL, channelPage(8, Updating.Last.NO, List.of(channelMessage(CHANNEL, 7))));
		assertThat(counted()).containsEntry(PAGE, 1L).containsEntry(STANDSTILL, 1L).doesNotContainKey(LAST_PAGE);
		this.script.channelAnswers(CHANNEL, channelPage(8, Updating.Last.YES, List.of()));
		assertThat(counted()).containsEntry(LAST_PAGE, 1L);
		EngineScript slices = EngineScript.started(100, 0, 10).live(new UpdatesTooLong());
		for (int i = 0; i < 2; i++) {
			slices.accountAnswers(slice(state(100, 0, NOW - 10, 10), List.of()));
		}
		assertThat(slices.engine().transitions().of(STANDSTILL)).isEqualTo(1);
	}

	@Test
	void theEndAndSilence() {
		this.script.pass(15 * 60_000);
		assertThat(counted()).isEqualTo(Map.of(Transition.IDLE, 1L, FETCH_SENT, 1L));
		this.script.signal(new SessionSignal.LoggedOut("SESSION_REVOKED"));
		assertThat(counted()).containsEntry(STOPPED, 1L);
	}

	@Test
	void pagesForWhichThereIsNoRoom() {
		EngineScript small = EngineScript.limited(MemoryLimits.DEFAULT.withAccount(2, 1_000_000))
			.announce(CHANNEL, 9)
			.live(new UpdatesTooLong())
			.holdCommits()
			.live(channelUpdate(2, 1))
			.live(channelUpdate(2, 2));
		small.channelAnswers(CHANNEL, channelPage(9, Updating.Last.YES, List.of(channelMessage(CHANNEL, 9))));
		assertThat(small.engine().transitions().of(NO_ROOM)).isEqualTo(1);
		small.accountAnswers(difference(state(103, 0, NOW, 10), List.of(message(103))));
		assertThat(small.engine().transitions().of(NO_ROOM)).isEqualTo(2);
		assertThat(small.engine().transitions().of(LAST_PAGE)).isZero();
		small.commitAll().channelAnswers(CHANNEL, new ChannelDifferenceEmpty(true, 9, null));
		assertThat(small.engine().transitions().of(NO_ROOM)).isEqualTo(2);
	}

	@Test
	void aLaneThatDoesNotCommit() {
		EngineScript slow = EngineScript.started(100, 0, 10).holdCommits();
		slow.live(IntStream.rangeClosed(101, 4_300).mapToObj(Updating::newMessage).toArray(Update[]::new));
		assertThat(slow.engine().transitions().of(LANE_FULL)).isPositive();
		assertThat(EngineScript.bot(AccountState.of(1, 1, NOW, 1)).engine().transitions().of(LANE_FULL)).isZero();
		assertThat(this.script.live(edit(100, 0)).engine().transitions().of(LANE_FULL)).isZero();
	}

}
