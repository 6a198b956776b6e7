package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.delivery.Source;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.tl.EncryptedChatDiscarded;
import io.github.telegramupdates.tl.EncryptedMessageService;
import io.github.telegramupdates.tl.EncryptedMessageType;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateBotStopped;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.UpdateEncryption;
import io.github.telegramupdates.tl.UpdateMessageID;
import io.github.telegramupdates.tl.UpdateNewEncryptedMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.UpdateStoryID;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.updates.Difference;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import io.github.telegramupdates.tl.updates.DifferenceTooLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.channelUpdate;
import static io.github.telegramupdates.engine.sequencing.Updating.difference;
import static io.github.telegramupdates.engine.sequencing.Updating.edit;
import static io.github.telegramupdates.engine.sequencing.Updating.message;
import static io.github.telegramupdates.engine.sequencing.Updating.newMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.renamed;
import static io.github.telegramupdates.engine.sequencing.Updating.slice;
import static io.github.telegramupdates.engine.sequencing.Updating.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What a page of the account's difference holds, and how it is handed over.
 */
class DifferencePageTests {

	private final EngineScript script = EngineScript.started(100, 5, 10).live(new UpdatesTooLong());

	@Test
	void aPageIsDeliveredAsMappingsMessagesSecretMessagesAndTheRestEachWithItsBox() {
		EncryptedMessageType secret = new EncryptedMessageService(1, 2, NOW, new byte[0]);
		Update mapping = new UpdateMessageID(101, 77);
		Update story = new UpdateStoryID(3, 78);
		Update chat = new UpdateEncryption(new EncryptedChatDiscarded(false, 2), NOW);
		Update stopped = new UpdateBotStopped(1, NOW, true, 6);
		this.script.accountAnswers(new Difference(List.of(message(101)), List.of(secret),
				List.of(edit(99, 0), stopped, renamed("a"), chat, story, mapping), List.of(), List.of(),
				state(103, 7, NOW, 11)));
		assertThat(this.script.delivered())
			.extracting(SequencedUpdate::update, SequencedUpdate::box, SequencedUpdate::position,
					SequencedUpdate::count)
			.containsExactly(tuple(chat, BoxId.COMMON, 103, 0), tuple(story, BoxId.COMMON, 103, 0),
					tuple(mapping, BoxId.COMMON, 103, 0),
					tuple(new UpdateNewMessage(message(101), 103, 0), BoxId.COMMON, 103, 0),
					tuple(new UpdateNewEncryptedMessage(secret, 7), BoxId.QTS, 7, 0),
					tuple(edit(99, 0), BoxId.COMMON, 103, 0), tuple(stopped, BoxId.QTS, 7, 0),
					tuple(renamed("a"), BoxId.NONE, 0, 0));
		assertThat(this.script.delivered()).extracting(SequencedUpdate::source).containsOnly(Source.DIFFERENCE);
		assertThat(this.script.events(EngineEvent.Recovered.class))
			.containsExactly(new EngineEvent.Recovered(BoxId.COMMON, 8));
		assertThat(this.script.account()).isEqualTo(new AccountState(103, 7, NOW, 11, 0, 101));
		assertThat(this.script.batches().toList()).hasSize(1);
	}

	@Test
	void whatBelongsToAChannelIsNotDeliveredAsAMemberOfTheAccount() {
		this.script.accountAnswers(
				difference(state(101, 5, NOW, 10), List.of(), channelUpdate(4, 9), new UpdateChannelTooLong(5L, 3)));
		assertThat(this.script.delivered(Lane.ACCOUNT)).isEmpty();
		assertThat(this.script.delivered(Lane.channel(4))).containsExactly(channelUpdate(4, 9));
		assertThat(this.script.events(EngineEvent.Recovered.class)).isEmpty();
	}

	@Test
	void aPageWithoutContentRecoversNothing() {
		this.script.accountAnswers(difference(state(101, 5, NOW, 10), List.of()));
		assertThat(this.script.events(EngineEvent.Recovered.class)).isEmpty();
		assertThat(this.script.account().pts()).isEqualTo(101);
	}

	@Test
	void asManyEventsAsPositionsAreNoLossAndOneLessIsOne() {
		Update stopped = new UpdateBotStopped(1, NOW, true, 6);
		this.script.accountAnswers(slice(state(100, 7, NOW, 10), List.of(), stopped, stopped));
		assertThat(this.script.holes()).isEmpty();
		this.script.accountAnswers(difference(state(100, 9, NOW, 10), List.of(), stopped));
		assertThat(this.script.holes())
			.containsExactly(HoleChanges.range(BoxId.QTS, 7, 9, HistoryHole.Cause.RETENTION));
	}

	@Test
	void scenario49ADifferenceTooLongLeavesAHoleAndTheFetchGoesOnBehindIt() {
		this.script.live(newMessage(9_003)).accountAnswers(new DifferenceTooLong(9_000));
		assertThat(this.script.accountFetches()).last()
			.extracting(Output.FetchAccount::pts, Output.FetchAccount::qts, Output.FetchAccount::date)
			.containsExactly(9_000, 5, NOW - 10);
		assertThat(this.script.account()).extracting(AccountState::pts, AccountState::epoch).containsExactly(9_000, 1);
		assertThat(this.script.holes()).containsExactly(HoleChanges.tooLong(BoxId.COMMON, 100, 9_000, 0));
		this.script.accountAnswers(difference(state(9_002, 5, NOW, 10), List.of(message(9_001), message(9_002))));
		assertThat(this.script.delivered()).hasSize(3)
			.last()
			.extracting(SequencedUpdate::update)
			.isEqualTo(newMessage(9_003));
		assertThat(this.script.accountFetches()).hasSize(2);
	}

	@Test
	void aDifferenceTooLongToThePositionItselfIsAskedForAgainLaterAndLeavesNoHole() {
		this.script.accountAnswers(new DifferenceTooLong(100));
		assertThat(this.script.accountFetches()).hasSize(1);
		assertThat(this.script.pass(1_000).accountFetches()).hasSize(2);
		assertThat(this.script.accountAnswers(new DifferenceTooLong(100)).pass(1_999).accountFetches()).hasSize(2);
		assertThat(this.script.pass(1).accountFetches()).hasSize(3);
		assertThat(this.script.holes()).isEmpty();
	}

	@Test
	void scenario46SlicesDoNotEndEarlyWhileTheQtsStillMoves() {
		EngineScript gap = EngineScript.started(100, 5, 10).live(newMessage(103)).pass(500);
		Update stopped = new UpdateBotStopped(1, NOW, true, 6);
		gap.accountAnswers(slice(state(102, 6, NOW - 10, 10), List.of(message(101)), stopped));
		assertThat(gap.accountFetches()).hasSize(2);
	}

	@Test
	void scenario46SlicesDoNotEndEarlyWhileTheDateStillMoves() {
		EngineScript gap = EngineScript.started(100, 5, 10).live(newMessage(103)).pass(500);
		gap.accountAnswers(slice(state(102, 5, NOW, 10), List.of(message(101))));
		assertThat(gap.accountFetches()).hasSize(2);
	}

	@Test
	void scenario46SlicesDoNotEndEarlyBeforeTheyReachWhatIsBufferedInAnyBox() {
		EngineScript gap = EngineScript.started(100, 5, 10)
			.live(newMessage(103))
			.live(new UpdateBotStopped(1, NOW, true, 8));
		gap.pass(500).accountAnswers(slice(state(102, 5, NOW - 10, 10), List.of(message(101))));
		assertThat(gap.accountFetches()).hasSize(2);
		assertThat(gap.delivered()).hasSize(1);
	}

	@Test
	void slicesWithNothingBufferedRunToTheLastPage() {
		this.script.accountAnswers(slice(state(102, 5, NOW - 10, 10), List.of(message(101))));
		assertThat(this.script.accountFetches()).hasSize(2);
		this.script.accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(this.script.accountFetches()).hasSize(2);
	}

	@Test
	void scenario47SlicesThatStandStillAreRepeatedOnceAtOnceThenAfterASecondAndThenGivenUp() {
		this.script.accountAnswers(slice(state(100, 5, NOW - 10, 10), List.of()));
		assertThat(this.script.accountFetches()).hasSize(2);
		this.script.accountAnswers(slice(state(100, 5, NOW - 10, 10), List.of()));
		assertThat(this.script.events(EngineEvent.FetchRetried.class))
			.containsExactly(new EngineEvent.FetchRetried(BoxId.COMMON, "STANDSTILL", 1_000));
		assertThat(this.script.pass(999).accountFetches()).hasSize(2);
		assertThat(this.script.pass(1).accountFetches()).hasSize(3);
		this.script.accountAnswers(slice(state(100, 5, NOW - 10, 10), List.of()));
		assertThat(this.script.outputs(Output.FetchState.class)).hasSize(1);
		this.script.stateIs(130, 5, 10).accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(this.script.holes()).containsExactly(HoleChanges.reset(BoxId.COMMON, 100, 130));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1 })
	void theContentOfASliceThatStandsStillIsDeliveredOnce(int late) {
		for (int repetition = 0; repetition < 3; repetition++) {
			this.script.accountAnswers(slice(state(100 - late, 5, NOW - 10 - late, 10), List.of(message(101))))
				.pass(1_000);
		}
		assertThat(this.script.delivered()).hasSize(1);
		this.script.stateIs(130, 5, 10)
			.accountAnswers(slice(state(131, 5, NOW - 10, 10), List.of(message(101))))
			.accountAnswers(slice(state(131, 5, NOW - 10, 10), List.of(message(102))));
		assertThat(this.script.delivered()).hasSize(3);
	}

	@Test
	void aSliceThatStoodStillIsAppliedWhereItMoves() {
		for (int repetition = 0; repetition < 3; repetition++) {
			this.script.accountAnswers(slice(state(100, 5, NOW - 10, 10), List.of())).pass(1_000);
		}
		this.script.stateIs(90, 5, 10).accountAnswers(slice(state(100, 5, NOW - 10, 10), List.of()));
		assertThat(this.script.account().pts()).isEqualTo(100);
	}

	@Test
	void aSliceThatMovesIsNotCountedAmongThoseThatStandStill() {
		this.script.accountAnswers(slice(state(100, 5, NOW - 10, 10), List.of()));
		this.script.accountAnswers(slice(state(101, 5, NOW - 10, 10), List.of(message(101))));
		this.script.accountAnswers(slice(state(101, 5, NOW - 10, 10), List.of()));
		assertThat(this.script.accountFetches()).hasSize(4);
		assertThat(this.script.events(EngineEvent.FetchRetried.class)).isEmpty();
	}

}
