package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.tl.DataJSON;
import io.github.telegramupdates.tl.InputGroupCall;
import io.github.telegramupdates.tl.MessageEmpty;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateEditMessage;
import io.github.telegramupdates.tl.UpdateGroupCallChainBlocks;
import io.github.telegramupdates.tl.UpdateGroupCallConnection;
import io.github.telegramupdates.tl.UpdateMessageID;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdateNewScheduledMessage;
import io.github.telegramupdates.tl.UpdateStoryID;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import org.junit.jupiter.api.Test;

import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.channelUpdate;
import static io.github.telegramupdates.engine.sequencing.Updating.edit;
import static io.github.telegramupdates.engine.sequencing.Updating.message;
import static io.github.telegramupdates.engine.sequencing.Updating.newMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.ordered;
import static io.github.telegramupdates.engine.sequencing.Updating.renamed;
import static io.github.telegramupdates.engine.sequencing.Updating.typing;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * the order inside of a container, and the lane of each member.
 */
class ContainerTests {

	private static final long CHANNEL = 1;

	private final EngineScript script = EngineScript.withChannel(CHANNEL, 6);

	private final Update mapping = new UpdateMessageID(7, 70);

	@Test
	void aMappingGoesToTheLaneOfTheChannelWhoseMessageItDescribes() {
		this.script.live(channelUpdate(CHANNEL, 7), this.mapping);
		assertThat(this.script.delivered(Lane.channel(CHANNEL))).containsExactly(this.mapping,
				channelUpdate(CHANNEL, 7));
		assertThat(this.script.delivered(Lane.ACCOUNT)).isEmpty();
	}

	@Test
	void aMappingWithoutAMessageIsDeliveredOutsideOfTheSequence() {
		this.script.live(new UpdateStoryID(7, 70), typing());
		assertThat(this.script.delivered(Lane.EPHEMERAL)).containsExactly(new UpdateStoryID(7, 70), typing());
		assertThat(this.script.account().pts()).isEqualTo(100);
	}

	@Test
	void aMappingOfAMessageThatNamesNoChannelIsDeliveredWithTheAccount() {
		this.script.live(new UpdateNewChannelMessage(new MessageEmpty(7, null), 7, 1), this.mapping);
		assertThat(this.script.delivered(Lane.ACCOUNT)).containsExactly(this.mapping);
	}

	@Test
	void scheduledMessagesAndCallsGoBeforeTheOtherMembersWithoutAPosition() {
		Update scheduled = new UpdateNewScheduledMessage(message(1));
		Update call = new UpdateGroupCallConnection(false, new DataJSON("{}"));
		Update blocks = new UpdateGroupCallChainBlocks(new InputGroupCall(1, 2), 0, List.of(), 1);
		this.script.live(renamed("a"), scheduled, typing(), call, blocks);
		assertThat(this.script.deliveredUpdates()).containsExactly(scheduled, call, blocks, renamed("a"), typing());
	}

	@Test
	void theOrderIsTheSameInAnOrderedContainer() {
		Update scheduled = new UpdateNewScheduledMessage(message(1));
		this.script.live(ordered(11, renamed("a"), scheduled, newMessage(101)));
		assertThat(this.script.delivered(Lane.ACCOUNT)).containsExactly(newMessage(101), scheduled, renamed("a"));
	}

	@Test
	void annotationsOfOnePositionKeepTheOrderInWhichTheyCame() {
		Update first = new UpdateEditMessage(message(1), 101, 0);
		Update second = new UpdateEditMessage(message(2), 101, 0);
		this.script.live(second, first, newMessage(101));
		assertThat(this.script.deliveredUpdates()).containsExactly(newMessage(101), second, first);
	}

	@Test
	void anAnnotationGoesBeforeTheEventThatLeavesItsPosition() {
		this.script.live(newMessage(103), edit(102, 0), newMessage(102), newMessage(101));
		assertThat(this.script.deliveredUpdates()).containsExactly(newMessage(101), newMessage(102), edit(102, 0),
				newMessage(103));
		assertThat(this.script.progress().gaps()).isZero();
	}

	@Test
	void membersThatAreBufferedSortTheSameWay() {
		this.script.live(newMessage(103)).live(edit(102, 0)).live(newMessage(102)).live(newMessage(101));
		assertThat(this.script.deliveredUpdates()).containsExactly(newMessage(101), newMessage(102), edit(102, 0),
				newMessage(103));
	}

	@Test
	void whatStandsOutsideOfTheSequenceIsDeliveredOnce() {
		this.script.live(typing()).live(newMessage(101)).live(typing());
		assertThat(this.script.deliveredUpdates()).containsExactly(typing(), newMessage(101), typing());
	}

	@Test
	void whatIsCountedWithoutContentIsStoredAndWhatMovesNothingIsNot() {
		this.script.live(ordered(11));
		assertThat(this.script.account().seq()).isEqualTo(11);
		this.script.forget().live(new UpdatesTooLong()).accountAnswers(new DifferenceEmpty(NOW - 10, 11));
		assertThat(this.script.batches()).isEmpty();
	}

}
