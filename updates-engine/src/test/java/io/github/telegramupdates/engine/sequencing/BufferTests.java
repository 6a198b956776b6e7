package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
import org.junit.jupiter.api.Test;

import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.channelMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.channelUpdate;
import static io.github.telegramupdates.engine.sequencing.Updating.channelPage;
import static io.github.telegramupdates.engine.sequencing.Updating.difference;
import static io.github.telegramupdates.engine.sequencing.Updating.edit;
import static io.github.telegramupdates.engine.sequencing.Updating.message;
import static io.github.telegramupdates.engine.sequencing.Updating.newMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.ordered;
import static io.github.telegramupdates.engine.sequencing.Updating.renamed;
import static io.github.telegramupdates.engine.sequencing.Updating.state;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * what waits, and how much of it.
 */
class BufferTests {

	private static final long CHANNEL = 1;

	private static final int BOX_SHARE = 1_000;

	private static final int ACCOUNT_SHARE = 20_000;

	private static final String MEGABYTE = "x".repeat(1 << 20);

	private final EngineScript script = EngineScript.started(100, 0, 10);

	private static MessageType large(MessageType message) {
		return ((Message) message).toBuilder().message(MEGABYTE).build();
	}

	private static Update largeUpdate(int pts) {
		return new UpdateNewMessage(large(message(pts)), pts, 1);
	}

	@Test
	void aBufferTakesAThousandUpdates() {
		for (int pts = 201; pts <= 200 + BOX_SHARE; pts++) {
			this.script.live(newMessage(pts));
		}
		assertThat(this.script.pass(150).events(EngineEvent.Overflow.class)).isEmpty();
		this.script.accountAnswers(difference(state(200, 0, NOW, 10), List.of()));
		assertThat(this.script.account().pts()).isEqualTo(1_200);
		assertThat(this.script.deliveredUpdates()).hasSize(BOX_SHARE);
	}

	@Test
	void aBufferThatIsFullIsDroppedWholeAndFetched() {
		for (int pts = 201; pts <= 201 + BOX_SHARE; pts++) {
			this.script.live(newMessage(pts));
		}
		assertThat(this.script.events(EngineEvent.Overflow.class))
			.containsExactly(new EngineEvent.Overflow(BoxId.COMMON, BOX_SHARE + 1));
		assertThat(this.script.accountFetches()).hasSize(1);
		assertThat(this.script.delivered()).isEmpty();
		this.script.accountAnswers(difference(state(1_201, 0, NOW, 10), List.of(message(1))));
		assertThat(this.script.live(newMessage(1_202)).account().pts()).isEqualTo(1_202);
	}

	@Test
	void scenario110AChannelThatIsHeldForLongDropsItsBufferAndIsFetched() {
		EngineScript channel = EngineScript.withChannel(CHANNEL, 6).live(channelUpdate(CHANNEL, 8)).pass(500);
		channel.channelFails(new FetchError(FetchError.Kind.FLOOD, "FLOOD_WAIT", 120));
		for (int pts = 9; pts <= 9 + BOX_SHARE; pts++) {
			channel.live(channelUpdate(CHANNEL, pts));
		}
		assertThat(channel.events(EngineEvent.Overflow.class))
			.containsExactly(new EngineEvent.Overflow(BoxId.channel(CHANNEL), BOX_SHARE + 1));
		assertThat(channel.delivered()).isEmpty();
		assertThat(channel.channelFetches()).hasSize(1);
		channel.pass(132_000);
		assertThat(channel.channelFetches()).hasSize(2).last().extracting(Output.FetchChannel::pts).isEqualTo(6);
		channel.channelAnswers(CHANNEL, channelPage(1_009, Updating.Last.YES, List.of(channelMessage(CHANNEL, 7))));
		assertThat(channel.live(channelUpdate(CHANNEL, 1_010)).channelPts(CHANNEL)).isEqualTo(1_010);
		assertThat(channel.holes()).isEmpty();
	}

	@Test
	void aBufferThatTakesTooMuchRoomIsDroppedWholeAndFetched() {
		this.script.live(largeUpdate(201));
		assertThat(this.script.events(EngineEvent.Overflow.class)).isEmpty();
		this.script.live(largeUpdate(202)).live(largeUpdate(203));
		assertThat(this.script.events(EngineEvent.Overflow.class)).isNotEmpty();
		assertThat(this.script.accountFetches()).hasSize(1);
	}

	@Test
	void whatLeftTheBufferTakesNoRoomAnyMore() {
		for (int pts = 102; pts < 262; pts += 2) {
			this.script.live(largeUpdate(pts)).live(newMessage(pts - 1));
		}
		assertThat(this.script.events(EngineEvent.Overflow.class)).isEmpty();
		assertThat(this.script.account().pts()).isEqualTo(260);
		assertThat(this.script.accountFetches()).isEmpty();
	}

	@Test
	void aChannelsBufferThatTakesTooMuchRoomIsDroppedToo() {
		EngineScript channel = EngineScript.withChannel(CHANNEL, 6);
		for (int pts = 9; pts <= 11; pts++) {
			channel.live(new UpdateNewChannelMessage(large(channelMessage(CHANNEL, pts)), pts, 1));
		}
		assertThat(channel.events(EngineEvent.Overflow.class)).isNotEmpty();
		assertThat(channel.channelFetches()).hasSize(1);
	}

	@Test
	void orderedContainersTakeRoomToo() {
		for (int seq = 12; seq <= 14; seq++) {
			this.script.live(ordered(seq, renamed(MEGABYTE)));
		}
		assertThat(this.script.events(EngineEvent.Overflow.class)).extracting(EngineEvent.Overflow::box)
			.containsOnly(BoxId.SEQ);
		assertThat(this.script.accountFetches()).hasSize(1);
	}

	@Test
	void anAccountBuffersNoMoreThanItsShareOverAllChannelsAndTheFullestAreDropped() {
		for (int channel = 1; channel <= 24; channel++) {
			bufferIn(channel, 800 + channel);
		}
		bufferIn(25, ACCOUNT_SHARE - 1 - 24 * 800 - 24 * 25 / 2);
		assertThat(this.script.progress().buffered()).isEqualTo(ACCOUNT_SHARE - 1);
		assertThat(this.script.events(EngineEvent.Overflow.class)).isEmpty();
		this.script.live(channelUpdate(25, 2_000));
		assertThat(this.script.events(EngineEvent.Overflow.class)).extracting(EngineEvent.Overflow::dropped)
			.containsExactly(824, 823, 822, 821, 820, 819, 818);
		this.script.live(channelUpdate(24, 2_000));
		assertThat(this.script.events(EngineEvent.Overflow.class)).hasSize(7);
	}

	private void bufferIn(int channel, int updates) {
		this.script.live(channelUpdate(channel, 1));
		for (int pts = 11; pts <= 10 + updates; pts++) {
			this.script.live(channelUpdate(channel, pts));
		}
	}

	@Test
	void anAccountBuffersNoMoreThan64Megabytes() {
		for (long channel = 1; channel <= 40; channel++) {
			this.script.live(channelUpdate(channel, 1))
				.live(new UpdateNewChannelMessage(large(channelMessage(channel, 9)), 9, 1));
		}
		assertThat(this.script.events(EngineEvent.Overflow.class)).isEmpty();
		for (long channel = 1; channel <= 40; channel++) {
			this.script.live(new UpdateNewChannelMessage(
					((Message) channelMessage(channel, 8)).toBuilder().message("x".repeat(1_000_000)).build(), 8, 1));
		}
		assertThat(this.script.events(EngineEvent.Overflow.class)).isNotEmpty();
	}

	@Test
	void theSameUpdateBehindAGapIsKeptOnce() {
		this.script.live(newMessage(103))
			.live(newMessage(103))
			.live(newMessage(102))
			.live(newMessage(103))
			.live(newMessage(101));
		assertThat(this.script.deliveredUpdates()).containsExactly(newMessage(101), newMessage(102), newMessage(103));
		assertThat(this.script.progress().duplicates()).isEqualTo(2);
	}

	@Test
	void aWiderUpdateOfTheSamePositionIsKeptBesideTheNarrowerOne() {
		this.script.live(newMessage(104)).live(Updating.delete(104, 2)).live(newMessage(101)).live(newMessage(102));
		assertThat(this.script.account().pts()).isEqualTo(104);
		assertThat(this.script.deliveredUpdates()).containsExactly(newMessage(101), newMessage(102),
				Updating.delete(104, 2));
	}

	@Test
	void annotationsBehindAGapAreAllKept() {
		this.script.live(edit(102, 0)).live(edit(102, 0)).live(newMessage(101)).live(newMessage(102));
		assertThat(this.script.delivered(Lane.ACCOUNT)).containsExactly(newMessage(101), newMessage(102), edit(102, 0),
				edit(102, 0));
	}

	@Test
	void aStaleAnnotationThatADifferencePassesIsDropped() {
		this.script.live(edit(102, 0)).pass(500);
		this.script.accountAnswers(difference(state(103, 0, NOW, 10), List.of(message(103))));
		assertThat(this.script.delivered()).hasSize(1);
		assertThat(this.script.progress().duplicates()).isEqualTo(1);
		assertThat(this.script.progress().openGaps()).isZero();
	}

}
