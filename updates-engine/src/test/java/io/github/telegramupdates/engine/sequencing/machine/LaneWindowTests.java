package io.github.telegramupdates.engine.sequencing.machine;

import java.util.Collections;
import java.util.List;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Entities;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.delivery.Source;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.MemoryLimits;
import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.engine.sequencing.SequencingSettings;
import io.github.telegramupdates.engine.sequencing.machine.LaneWindow.Content;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.engine.storage.StateChange;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.PeerUser;
import io.github.telegramupdates.tl.UpdateNewMessage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How far a lane is ahead of its commits.
 */
class LaneWindowTests {

	private static final int CAPACITY = 10;

	private final SequencingContext context = SequencingContext.of(7,
			SequencingSettings.DEFAULT.withMemory(MemoryLimits.DEFAULT.withUncommitted(CAPACITY)));

	private final LaneWindow window = new LaneWindow(this.context);

	private long lastId;

	private static SequencedUpdate update(String text) {
		Message message = Message.builder().id(1).peerId(new PeerUser(11)).message(text).build();
		return new SequencedUpdate(new UpdateNewMessage(message, 5, 1), BoxId.COMMON, 5, 1, Source.LIVE,
				SequencedUpdate.Freshness.CURRENT, Entities.NONE);
	}

	private static StateChange change(List<HistoryHole> holes) {
		AccountState state = AccountState.of(5, 0, 1_800_000_000, 1);
		return new StateChange.AccountChange(7, 1, state, 1, state, List.of(), holes);
	}

	private long send(int updates, Content content) {
		List<SequencedUpdate> all = Collections.nCopies(updates, update("x"));
		this.window.sent(new Batch(++this.lastId, 7, Lane.ACCOUNT, all, null), content);
		return this.lastId;
	}

	@Test
	void onlyTheOldestIsTakenOff() {
		long first = send(1, Content.RUN);
		long second = send(1, Content.RUN);
		assertThat(this.window.committed(second)).isFalse();
		assertThat(this.window.committed(first)).isTrue();
		assertThat(this.window.committed(first)).as("once").isFalse();
		assertThat(this.window.committed(second)).isTrue();
		assertThat(this.window.isEmpty()).isTrue();
		assertThat(this.window.committed(second)).isFalse();
		assertThat(this.context.budget().uncommitted()).isZero();
	}

	@Test
	void itIsFullAtItsCapacityAndHasRoomAgainAtHalfOfIt() {
		long large = send(CAPACITY - 6, Content.RUN);
		long one = send(1, Content.RUN);
		send(5, Content.RUN);
		assertThat(this.window.isFull()).isTrue();
		this.window.committed(large);
		assertThat(this.window.isFull()).isFalse();
		assertThat(this.window.hasRoomAgain()).as("six").isFalse();
		this.window.committed(one);
		assertThat(this.window.hasRoomAgain()).as("five").isTrue();
	}

	@Test
	void whatIsStillToBeHandedOverNeedsRoomAsWell() {
		send(4, Content.RUN);
		assertThat(this.window.hasRoomBehind(5)).isTrue();
		assertThat(this.window.hasRoomBehind(6)).isFalse();
	}

	@Test
	void bytesFillItToo() {
		int half = (int) SequencingSettings.DEFAULT.lanes().bytes() / 2;
		SequencedUpdate large = update("x".repeat(half));
		this.window.sent(new Batch(1, 7, Lane.ACCOUNT, List.of(large), null), Content.PAGE);
		assertThat(this.window.isFull()).isFalse();
		assertThat(this.window.hasRoomAgain()).as("a little more than half").isFalse();
		this.window.sent(new Batch(2, 7, Lane.ACCOUNT, List.of(large), null), Content.PAGE);
		assertThat(this.window.isFull()).isTrue();
		this.window.committed(1);
		this.window.committed(2);
		assertThat(this.window.hasRoomAgain()).isTrue();
		assertThat(this.window.isFull()).isFalse();
	}

	@Test
	void aSmallUpdateIsRoomAgain() {
		send(1, Content.PAGE);
		assertThat(this.window.hasRoomAgain()).isTrue();
	}

	@Test
	void onePageMayWaitForItsCommitWhileAnotherOneIsFetched() {
		assertThat(this.window.acceptsPage()).isTrue();
		long first = send(CAPACITY, Content.PAGE);
		assertThat(this.window.acceptsPage()).isTrue();
		send(CAPACITY, Content.PAGE);
		assertThat(this.window.acceptsPage()).isFalse();
		this.window.committed(first);
		assertThat(this.window.acceptsPage()).isTrue();
		send(CAPACITY, Content.RUN);
		assertThat(this.window.acceptsPage()).as("runs have filled it").isFalse();
	}

	@Test
	void holesAreReportedOnceTheyAreStored() {
		PassedHistory passed = new PassedHistory(1);
		passed.range(BoxId.COMMON, 5, 5, PassedHistory.Messages.UNKNOWN, HistoryHole.Cause.TOO_LONG);
		assertThat(passed.isEmpty()).as("nothing is passed").isTrue();
		passed.range(BoxId.COMMON, 5, 6, PassedHistory.Messages.UNKNOWN, HistoryHole.Cause.TOO_LONG);
		this.window.sent(new Batch(1, 7, Lane.ACCOUNT, List.of(), change(passed.take())), Content.RUN);
		assertThat(this.context.outbox().take()).isEmpty();
		this.window.committed(1);
		assertThat(this.context.outbox().take()).singleElement()
			.isInstanceOfSatisfying(Output.Notify.class,
					(notify) -> assertThat(notify.event()).isInstanceOf(EngineEvent.HoleStored.class));
	}

	@Test
	void whatAStepProducedCanBeDropped() {
		Outbox outbox = this.context.outbox();
		outbox.emit(new Output.ArmTimer(5));
		outbox.deliverEphemeral(update("x"));
		outbox.discard();
		assertThat(outbox.take()).isEmpty();
	}

}
