package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateFolderPeers;
import io.github.telegramupdates.tl.UpdateMessageID;
import io.github.telegramupdates.tl.UpdateNewMessage;
import org.junit.jupiter.api.Test;

import static io.github.telegramupdates.engine.sequencing.EngineScript.NOT_ARMED;
import static io.github.telegramupdates.engine.sequencing.Updating.channelUpdate;
import static io.github.telegramupdates.engine.sequencing.Updating.delete;
import static io.github.telegramupdates.engine.sequencing.Updating.edit;
import static io.github.telegramupdates.engine.sequencing.Updating.newMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.readChannel;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scenarios 1 to 15: one box, no answers of the server.
 */
class BasicSequencingTests {

	private static final long CHANNEL = 1;

	private final EngineScript script = EngineScript.started(100, 0, 10);

	@Test
	void scenario1AnUpdateThatChainsIsDeliveredOnceAndArmsNothing() {
		this.script.live(newMessage(101));
		assertThat(this.script.deliveredUpdates()).containsExactly(newMessage(101));
		assertThat(this.script.account().pts()).isEqualTo(101);
		assertThat(this.script.armedIn()).isEqualTo(NOT_ARMED);
	}

	@Test
	void scenario2TheSameUpdateAgainIsDropped() {
		this.script.live(newMessage(101)).live(newMessage(101));
		assertThat(this.script.deliveredUpdates()).containsExactly(newMessage(101));
		assertThat(this.script.armedIn()).isEqualTo(NOT_ARMED);
	}

	@Test
	void scenario3AnUpdateThatCoversSeveralPositionsIsDelivered() {
		this.script.live(delete(105, 5));
		assertThat(this.script.deliveredUpdates()).containsExactly(delete(105, 5));
		assertThat(this.script.account().pts()).isEqualTo(105);
	}

	@Test
	void scenario4AnUpdateBehindAGapIsBufferedFor500Millis() {
		this.script.live(delete(105, 3));
		assertThat(this.script.deliveredUpdates()).isEmpty();
		assertThat(this.script.armedIn()).isEqualTo(500);
		assertThat(this.script.events(EngineEvent.GapOpened.class))
			.containsExactly(new EngineEvent.GapOpened(BoxId.COMMON, 100, 102));
	}

	@Test
	void scenario5AnUpdateThatWasPartlyAppliedIsFetchedAtOnce() {
		this.script.live(delete(102, 2)).forget().live(delete(105, 5));
		assertThat(this.script.deliveredUpdates()).isEmpty();
		assertThat(this.script.accountFetches()).singleElement().satisfies((fetch) -> {
			assertThat(fetch.pts()).isEqualTo(102);
			assertThat(fetch.date()).isEqualTo(Updating.NOW - 10);
		});
	}

	@Test
	void scenario6AGapThatFillsInTimeIsDeliveredInOrderWithoutAFetch() {
		this.script.live(newMessage(102)).pass(200).live(newMessage(101)).pass(1_000);
		assertThat(this.script.deliveredUpdates()).containsExactly(newMessage(101), newMessage(102));
		assertThat(this.script.accountFetches()).isEmpty();
		assertThat(this.script.events(EngineEvent.GapClosed.class))
			.containsExactly(new EngineEvent.GapClosed(BoxId.COMMON, 102, 200));
	}

	@Test
	void scenario7LaterArrivalsDoNotExtendTheWait() {
		this.script.live(newMessage(102)).pass(400).live(newMessage(103)).pass(99);
		assertThat(this.script.accountFetches()).isEmpty();
		this.script.pass(1);
		assertThat(this.script.accountFetches()).hasSize(1);
	}

	@Test
	void scenario8AWideGapIsFetchedAfter150MillisAndOnce() {
		this.script.live(newMessage(110), newMessage(112), newMessage(115));
		assertThat(this.script.armedIn()).isEqualTo(150);
		this.script.pass(10_000);
		assertThat(this.script.accountFetches()).hasSize(1);
	}

	@Test
	void scenario9AnAnnotationOfThePositionIsDeliveredAndMovesNothing() {
		this.script.live(edit(100, 0));
		assertThat(this.script.deliveredUpdates()).containsExactly(edit(100, 0));
		assertThat(this.script.account().pts()).isEqualTo(100);
	}

	@Test
	void scenario10AnAnnotationOfAnEarlierPositionIsStale() {
		this.script.live(edit(99, 0));
		assertThat(this.script.deliveredUpdates()).isEmpty();
		assertThat(this.script.armedIn()).isEqualTo(NOT_ARMED);
	}

	@Test
	void scenario11AnAnnotationOfALaterPositionWaitsForIt() {
		this.script.live(edit(102, 0)).live(newMessage(101)).live(newMessage(102));
		assertThat(this.script.deliveredUpdates()).containsExactly(newMessage(101), newMessage(102), edit(102, 0));
	}

	@Test
	void anAnnotationIsDeliveredBeforeTheEventThatLeavesItsPosition() {
		this.script.live(edit(101, 0)).live(newMessage(102)).live(newMessage(101));
		assertThat(this.script.deliveredUpdates()).containsExactly(newMessage(101), edit(101, 0), newMessage(102));
	}

	@Test
	void scenario12AnUpdateAtPositionZeroIsDeliveredOutsideOfTheSequence() {
		Update folders = new UpdateFolderPeers(List.of(), 0, 0);
		this.script.live(folders);
		assertThat(this.script.deliveredUpdates()).containsExactly(folders);
		assertThat(this.script.account().pts()).isEqualTo(100);
	}

	@Test
	void scenario13AContainerIsSortedBeforeItIsApplied() {
		this.script.live(newMessage(102), newMessage(101));
		assertThat(this.script.deliveredUpdates()).containsExactly(newMessage(101), newMessage(102));
		assertThat(this.script.events(EngineEvent.GapOpened.class)).isEmpty();
	}

	@Test
	void scenario14InAChannelTheEventPrecedesItsAnnotation() {
		EngineScript withChannel = new EngineScript().stored(AccountState.of(100, 0, Updating.NOW - 10, 10))
			.channel(CHANNEL, 6)
			.load()
			.firstDifferenceIsEmpty(10);
		withChannel.live(readChannel(CHANNEL, 7), channelUpdate(CHANNEL, 7));
		assertThat(withChannel.deliveredUpdates()).containsExactly(channelUpdate(CHANNEL, 7), readChannel(CHANNEL, 7));
		assertThat(withChannel.channelPts(CHANNEL)).isEqualTo(7);
	}

	@Test
	void scenario15AMappingIsDeliveredBeforeTheMessageThatItDescribes() {
		Update mapping = new UpdateMessageID(101, 1234);
		this.script.live(newMessage(101), mapping);
		assertThat(this.script.delivered(Lane.ACCOUNT)).containsExactly(mapping, newMessage(101));
	}

	@Test
	void scenario16AMessageOfAChannelInTheCommonBoxIsDroppedAndFetched() {
		Update wrong = new UpdateNewMessage(Updating.channelMessage(CHANNEL, 5), 101, 1);
		this.script.live(wrong);
		assertThat(this.script.deliveredUpdates()).isEmpty();
		assertThat(this.script.events(EngineEvent.Anomaly.class)).hasSize(1);
		assertThat(this.script.accountFetches()).hasSize(1);
	}

	@Test
	void scenario18APositionThatCannotBeIsRejectedAndFetched() {
		this.script.live(edit(101, -1));
		assertThat(this.script.deliveredUpdates()).isEmpty();
		assertThat(this.script.events(EngineEvent.Anomaly.class)).hasSize(1);
		assertThat(this.script.accountFetches()).hasSize(1);
	}

}
