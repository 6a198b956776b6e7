package io.github.telegramupdates.engine.intake;

import java.util.List;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Moment;
import io.github.telegramupdates.tl.Dialog;
import io.github.telegramupdates.tl.InputChannel;
import io.github.telegramupdates.tl.InputChannelEmpty;
import io.github.telegramupdates.tl.InputPeer;
import io.github.telegramupdates.tl.InputPeerChannel;
import io.github.telegramupdates.tl.InputPeerChannelFromMessage;
import io.github.telegramupdates.tl.InputPeerSelf;
import io.github.telegramupdates.tl.InputPeerUser;
import io.github.telegramupdates.tl.PeerChannel;
import io.github.telegramupdates.tl.PeerChat;
import io.github.telegramupdates.tl.PeerNotifySettings;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.messages.AffectedFoundMessages;
import io.github.telegramupdates.tl.messages.AffectedHistory;
import io.github.telegramupdates.tl.messages.AffectedMessages;
import io.github.telegramupdates.tl.messages.ChannelMessages;
import io.github.telegramupdates.tl.messages.Dialogs;
import io.github.telegramupdates.tl.messages.rpc.DeletePhoneCallHistory;
import io.github.telegramupdates.tl.messages.rpc.DeleteSavedHistory;
import io.github.telegramupdates.tl.messages.rpc.GetHistory;
import io.github.telegramupdates.tl.messages.rpc.GetPinnedDialogs;
import io.github.telegramupdates.tl.messages.rpc.GetSavedHistory;
import io.github.telegramupdates.tl.messages.rpc.ReadHistory;
import io.github.telegramupdates.tl.messages.rpc.UnpinAllMessages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Section 1.6: positions in answers, by the box of their request.
 */
class RpcAnswerTests {

	private static final Moment NOW = new Moment(1, 2);

	private static final long CHANNEL = 5;

	private static List<Input> positions(TlMethod<?> request, Object answer) {
		return RpcAnswers.positions(request, answer, NOW);
	}

	@Test
	void whatAPrivateChatWasReadToMovesTheCommonBox() {
		assertThat(positions(new ReadHistory(new InputPeerUser(1, 2), 9), new AffectedMessages(101, 1)))
			.containsExactly(new Input.Affected(NOW, BoxId.COMMON, 101, 1));
	}

	@Test
	void scenario33WhatIsDeletedInAChannelMovesItsBoxAndNotTheCommonOne() {
		TlMethod<?> request = new io.github.telegramupdates.tl.channels.rpc.DeleteMessages(new InputChannel(CHANNEL, 2),
				List.of(1));
		assertThat(positions(request, new AffectedMessages(50, 1)))
			.containsExactly(new Input.Affected(NOW, BoxId.channel(CHANNEL), 50, 1));
	}

	@Test
	void aCallAboutAPeerThatIsAChannelMovesTheBoxOfThatChannel() {
		TlMethod<?> request = new UnpinAllMessages(new InputPeerChannel(CHANNEL, 2), null, null);
		assertThat(positions(request, new AffectedHistory(50, 1, 0)))
			.containsExactly(new Input.Affected(NOW, BoxId.channel(CHANNEL), 50, 1));
	}

	@Test
	void aChannelThatTheRequestDoesNotIdentifyIsLeftAlone() {
		TlMethod<?> request = new io.github.telegramupdates.tl.channels.rpc.DeleteMessages(new InputChannelEmpty(),
				List.of(1));
		assertThat(positions(request, new AffectedMessages(50, 1))).isEmpty();
	}

	@Test
	void aDeletedCallHistoryMovesTheCommonBox() {
		assertThat(positions(new DeletePhoneCallHistory(false), new AffectedFoundMessages(101, 1, 0, List.of(3))))
			.containsExactly(new Input.Affected(NOW, BoxId.COMMON, 101, 1));
	}

	@Test
	void positionsOfDialogsAreHints() {
		Dialog channel = dialog().peer(new PeerChannel(CHANNEL)).pts(50).build();
		Dialog chat = dialog().peer(new PeerChat(3)).build();
		assertThat(positions(new GetPinnedDialogs(0),
				new Dialogs(List.of(channel, chat), List.of(), List.of(), List.of())))
			.containsExactly(new Input.PtsHint(NOW, CHANNEL, 50));
	}

	private static Dialog.Builder dialog() {
		return Dialog.builder().notifySettings(PeerNotifySettings.builder().build());
	}

	@Test
	void thePositionOfAHistoryIsAHintForItsChannel() {
		TlMethod<?> request = GetHistory.builder().peer(new InputPeerChannel(CHANNEL, 2)).limit(1).build();
		ChannelMessages answer = ChannelMessages.builder().pts(50).build();
		assertThat(positions(request, answer)).containsExactly(new Input.PtsHint(NOW, CHANNEL, 50));
	}

	@Test
	void whatIsDeletedOfTheDirectMessagesToAChannelMovesTheBoxOfThatChannel() {
		assertThat(positions(deletion(new InputPeerChannel(CHANNEL, 2), new InputPeerUser(1, 2)),
				new AffectedHistory(50, 1, 0)))
			.containsExactly(new Input.Affected(NOW, BoxId.channel(CHANNEL), 50, 1));
		assertThat(positions(
				deletion(new InputPeerChannelFromMessage(new InputPeerSelf(), 1, CHANNEL), new InputPeerUser(1, 2)),
				new AffectedHistory(50, 1, 0)))
			.containsExactly(new Input.Affected(NOW, BoxId.channel(CHANNEL), 50, 1));
	}

	@Test
	void whatIsDeletedOfTheSavedMessagesMovesTheCommonBoxEvenIfItIsFromAChannel() {
		assertThat(positions(deletion(null, new InputPeerChannel(CHANNEL, 2)), new AffectedHistory(101, 1, 0)))
			.containsExactly(new Input.Affected(NOW, BoxId.COMMON, 101, 1));
		assertThat(positions(deletion(new InputPeerSelf(), new InputPeerChannel(CHANNEL, 2)),
				new AffectedHistory(101, 1, 0)))
			.containsExactly(new Input.Affected(NOW, BoxId.COMMON, 101, 1));
	}

	private static TlMethod<?> deletion(@Nullable InputPeer parent, InputPeer peer) {
		return new DeleteSavedHistory(parent, peer, 0, null, null);
	}

	@Test
	void thePositionOfSavedHistoryIsAHintForTheChannelThatItWasSentTo() {
		GetSavedHistory.Builder request = GetSavedHistory.builder().peer(new InputPeerUser(1, 2));
		ChannelMessages answer = ChannelMessages.builder().pts(50).build();
		assertThat(positions(request.parentPeer(new InputPeerChannel(CHANNEL, 2)).build(), answer))
			.containsExactly(new Input.PtsHint(NOW, CHANNEL, 50));
		assertThat(positions(request.peer(new InputPeerChannel(CHANNEL, 2)).parentPeer(null).build(), answer))
			.isEmpty();
	}

}
