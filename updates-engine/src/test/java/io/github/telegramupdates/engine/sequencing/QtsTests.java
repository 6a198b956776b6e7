package io.github.telegramupdates.engine.sequencing;

import java.util.Collections;
import java.util.List;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.HistoryHole.Cause;
import io.github.telegramupdates.tl.BotBusinessConnection;
import io.github.telegramupdates.tl.EncryptedMessageService;
import io.github.telegramupdates.tl.PeerUser;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateBotBusinessConnect;
import io.github.telegramupdates.tl.UpdateBotDeleteBusinessMessage;
import io.github.telegramupdates.tl.UpdateBotNewBusinessMessage;
import io.github.telegramupdates.tl.UpdateBotStarsSubscription;
import io.github.telegramupdates.tl.UpdateBotStopped;
import io.github.telegramupdates.tl.UpdateManagedBot;
import io.github.telegramupdates.tl.UpdateNewEncryptedMessage;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import org.junit.jupiter.api.Test;

import static io.github.telegramupdates.engine.sequencing.EngineScript.NOT_ARMED;
import static io.github.telegramupdates.engine.sequencing.Updating.ALICE;
import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.difference;
import static io.github.telegramupdates.engine.sequencing.Updating.message;
import static io.github.telegramupdates.engine.sequencing.Updating.newMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.slice;
import static io.github.telegramupdates.engine.sequencing.Updating.state;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scenarios 59 to 63: events that are numbered by qts.
 */
class QtsTests {

	private final EngineScript script = EngineScript.bot(AccountState.of(100, 5, NOW - 10, 10))
		.load()
		.firstDifferenceIsEmpty(10);

	private static Update stopped(int qts) {
		return new UpdateBotStopped(1, NOW, true, qts);
	}

	private static Update business(int qts) {
		return new UpdateBotNewBusinessMessage("c", message(1), null, qts);
	}

	@Test
	void scenario60BusinessMessagesWithoutAPositionInADifferenceAreDeliveredAndLeadToNoFurtherFetch() {
		this.script.live(new UpdatesTooLong());
		Update[] members = Collections.nCopies(100, business(0)).toArray(Update[]::new);
		this.script.accountAnswers(difference(state(100, 5, NOW, 10), List.of(), members)).pass(600_000);
		assertThat(this.script.deliveredUpdates()).hasSize(100).containsOnly(business(0));
		assertThat(this.script.account().qts()).isEqualTo(5);
		assertThat(this.script.accountFetches()).hasSize(1);
		assertThat(this.script.holes()).isEmpty();
		this.script.live(stopped(6));
		assertThat(this.script.account().qts()).isEqualTo(6);
	}

	@Test
	void aBusinessMessageWithoutAPositionIsDeliveredOutsideOfTheSequence() {
		this.script.live(business(0));
		assertThat(this.script.deliveredUpdates()).containsExactly(business(0));
		assertThat(this.script.delivered()).extracting((update) -> update.box()).containsExactly(BoxId.QTS);
		assertThat(this.script.account().qts()).isEqualTo(5);
	}

	@Test
	void scenario61EventsInTheWrongOrderAreDeliveredInTheRightOneWithoutAFetch() {
		this.script.live(stopped(7));
		assertThat(this.script.armedIn()).isEqualTo(500);
		this.script.pass(499).live(stopped(6)).pass(60_000);
		assertThat(this.script.deliveredUpdates()).containsExactly(stopped(6), stopped(7));
		assertThat(this.script.account().qts()).isEqualTo(7);
		assertThat(this.script.accountFetches()).isEmpty();
	}

	@Test
	void scenario62ADeletionOfSeveralMessagesIsOneEvent() {
		Update deletion = new UpdateBotDeleteBusinessMessage("c", new PeerUser(ALICE), List.of(1, 2, 3), 6);
		this.script.live(deletion);
		assertThat(this.script.deliveredUpdates()).containsExactly(deletion);
		assertThat(this.script.account().qts()).isEqualTo(6);
		assertThat(this.script.armedIn()).isEqualTo(NOT_ARMED);
	}

	@Test
	void scenario63EveryKindOfEventHasItsPlaceInTheSequence() {
		Update connected = new UpdateBotBusinessConnect(new BotBusinessConnection(false, "c", ALICE, 2, NOW, null), 6);
		Update managed = new UpdateManagedBot(ALICE, 9, 7);
		Update subscribed = new UpdateBotStarsSubscription(false, false, false, ALICE, new byte[0], 8);
		this.script.live(subscribed).live(managed).live(connected);
		assertThat(this.script.deliveredUpdates()).containsExactly(connected, managed, subscribed);
		assertThat(this.script.account().qts()).isEqualTo(8);
		assertThat(this.script.account().pts()).isEqualTo(100);
	}

	@Test
	void anEventBehindThePositionIsDropped() {
		this.script.live(stopped(5)).live(stopped(4));
		assertThat(this.script.delivered()).isEmpty();
		assertThat(this.script.armedIn()).isEqualTo(NOT_ARMED);
	}

	@Test
	void aGapOfEventsThatTheServerDeniesIsAHole() {
		this.script.live(stopped(8)).live(newMessage(103));
		for (int i = 0; i < 4; i++) {
			this.script.pass(8_000).accountAnswers(new DifferenceEmpty(NOW, 10));
		}
		assertThat(this.script.deliveredUpdates()).containsExactlyInAnyOrder(stopped(8), newMessage(103));
		assertThat(this.script.holes()).containsExactlyInAnyOrder(
				HoleChanges.range(BoxId.QTS, 5, 7, Cause.SERVER_INCONSISTENT),
				HoleChanges.range(BoxId.COMMON, 100, 102, Cause.SERVER_INCONSISTENT));
		assertThat(this.script.account()).extracting(AccountState::pts, AccountState::qts).containsExactly(103, 8);
		assertThat(this.script.progress().openGaps()).isZero();
		assertThat(this.script.pass(60_000).accountFetches()).hasSize(4);
		assertThat(this.script.live(new UpdatesTooLong()).accountFetches()).hasSize(5);
	}

	@Test
	void theFirstEventsOfAnAccountThatADifferenceBringsAreNoLoss() {
		EngineScript fresh = EngineScript.started(100, 0, 10).live(new UpdatesTooLong());
		fresh.accountAnswers(difference(state(100, 9, NOW, 10), List.of(), stopped(9)));
		assertThat(fresh.holes()).isEmpty();
		assertThat(fresh.live(stopped(10)).account().qts()).isEqualTo(10);
	}

	@Test
	void scenario59TheFirstEventThatChainsIsDeliveredAtOnce() {
		EngineScript fresh = EngineScript.started(100, 0, 10).live(stopped(1)).live(stopped(2));
		assertThat(fresh.deliveredUpdates()).containsExactly(stopped(1), stopped(2));
		assertThat(fresh.pass(60_000).accountFetches()).isEmpty();
	}

	@Test
	void aFirstEventThatDoesNotChainIsAdoptedAfterADifferenceThatBringsNothing() {
		EngineScript fresh = EngineScript.started(100, 0, 10).live(stopped(70)).live(stopped(72));
		assertThat(fresh.delivered()).isEmpty();
		fresh.pass(500);
		assertThat(fresh.accountFetches()).singleElement().extracting(Output.FetchAccount::qts).isEqualTo(0);
		fresh.accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(fresh.deliveredUpdates()).containsExactly(stopped(70));
		assertThat(fresh.account().qts()).isEqualTo(70);
		assertThat(fresh.pass(500).accountFetches()).last().extracting(Output.FetchAccount::qts).isEqualTo(70);
		assertThat(fresh.holes()).isEmpty();
	}

	@Test
	void whatLiesBeforeTheFirstEventIsDeliveredIfADifferenceBringsIt() {
		EngineScript fresh = EngineScript.started(100, 0, 10).live(stopped(3)).pass(500);
		fresh.accountAnswers(difference(state(100, 2, NOW, 10), List.of(), stopped(1), stopped(2)));
		assertThat(fresh.deliveredUpdates()).containsExactly(stopped(1), stopped(2), stopped(3));
		assertThat(fresh.pass(60_000).accountFetches()).hasSize(1);
	}

	@Test
	void aDifferenceThatBringsOnlyPartOfWhatLiesBeforeTheFirstEventIsEnough() {
		EngineScript fresh = EngineScript.started(100, 0, 10).live(stopped(9)).pass(500);
		fresh.accountAnswers(slice(state(100, 4, NOW, 10), List.of(), stopped(4)));
		fresh.accountAnswers(difference(state(100, 6, NOW, 10), List.of(), stopped(6)));
		assertThat(fresh.deliveredUpdates()).containsExactly(stopped(4), stopped(6), stopped(9));
		assertThat(fresh.account().qts()).isEqualTo(9);
		assertThat(fresh.pass(60_000).accountFetches()).hasSize(2);
		assertThat(fresh.holes()).isEmpty();
	}

	@Test
	void aFirstEventThatCameAfterTheRequestIsNoReasonToTrustItsAnswer() {
		EngineScript fresh = EngineScript.started(100, 0, 10).live(new UpdatesTooLong()).live(stopped(70));
		fresh.accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(fresh.delivered()).isEmpty();
		fresh.pass(500).accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(fresh.deliveredUpdates()).containsExactly(stopped(70));
		assertThat(fresh.accountFetches()).hasSize(2);
	}

	@Test
	void aRequestThatFailedIsNotTheDifferenceThatAFirstEventNeeds() {
		EngineScript fresh = EngineScript.started(100, 0, 10).live(stopped(70)).pass(500);
		fresh.accountFails(new FetchError(FetchError.Kind.TRANSIENT, "RPC_CALL_FAIL", 0));
		assertThat(fresh.delivered()).isEmpty();
		fresh.passRetry().accountAnswers(difference(state(100, 69, NOW, 10), List.of(), stopped(69)));
		assertThat(fresh.deliveredUpdates()).containsExactly(stopped(69), stopped(70));
		assertThat(fresh.holes()).isEmpty();
	}

	@Test
	void theFirstEventThatIsPushedBeforeTheStateIsKnownIsAdoptedAfterTheFirstDifference() {
		EngineScript first = new EngineScript().load().live(stopped(70)).stateIs(100, 0, 10);
		first.accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(first.deliveredUpdates()).containsExactly(stopped(70));
		assertThat(first.pass(60_000).accountFetches()).hasSize(1);
	}

	@Test
	void secretMessagesAreNumberedLikeEvents() {
		Update secret = new UpdateNewEncryptedMessage(new EncryptedMessageService(1, 2, NOW, new byte[0]), 6);
		this.script.live(stopped(7)).live(secret);
		assertThat(this.script.deliveredUpdates()).containsExactly(secret, stopped(7));
	}

}
