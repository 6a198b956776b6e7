package io.github.telegramupdates.engine;

import java.util.List;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Moment;
import io.github.telegramupdates.tl.Dialog;
import io.github.telegramupdates.tl.InputChannel;
import io.github.telegramupdates.tl.InputChannelEmpty;
import io.github.telegramupdates.tl.InputPeerChannel;
import io.github.telegramupdates.tl.InputPeerChat;
import io.github.telegramupdates.tl.InputPeerUser;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.PeerChannel;
import io.github.telegramupdates.tl.PeerChat;
import io.github.telegramupdates.tl.PeerNotifySettings;
import io.github.telegramupdates.tl.PeerUser;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.UpdateShortSentMessage;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.messages.AffectedFoundMessages;
import io.github.telegramupdates.tl.messages.AffectedHistory;
import io.github.telegramupdates.tl.messages.AffectedMessages;
import io.github.telegramupdates.tl.messages.ChannelMessages;
import io.github.telegramupdates.tl.messages.Dialogs;
import io.github.telegramupdates.tl.messages.rpc.DeletePhoneCallHistory;
import io.github.telegramupdates.tl.messages.rpc.GetHistory;
import io.github.telegramupdates.tl.messages.rpc.GetPinnedDialogs;
import io.github.telegramupdates.tl.messages.rpc.ReadHistory;
import io.github.telegramupdates.tl.messages.rpc.SendMessage;
import io.github.telegramupdates.tl.messages.rpc.UnpinAllMessages;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Section 1.6: positions in answers, by the box of their request.
 */
class RpcAnswerTests {

	private static final Moment NOW = new Moment(1, 2);

	private static final long SELF = 7;

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
	void scenario30AMessageThatWasSentIsCompletedFromItsRequest() {
		UpdateShortSentMessage sent = UpdateShortSentMessage.builder()
			.out(true)
			.id(77)
			.pts(101)
			.ptsCount(1)
			.date(1_000)
			.build();
		SendMessage request = SendMessage.builder().peer(new InputPeerChat(3)).message("hello").randomId(1).build();
		UpdatesType completed = SentMessages.complete(request, sent, SELF);
		assertThat(completed).isInstanceOfSatisfying(Updates.class, (container) -> {
			assertThat(container.seq()).isZero();
			UpdateNewMessage update = (UpdateNewMessage) container.updates().get(0);
			assertThat(update.pts()).isEqualTo(101);
			Message message = (Message) update.message();
			assertThat(message.id()).isEqualTo(77);
			assertThat(message.message()).isEqualTo("hello");
			assertThat(message.out()).isTrue();
			assertThat(message.fromId()).isEqualTo(new PeerUser(SELF));
			assertThat(message.peerId()).isEqualTo(new PeerChat(3));
		});
	}

}
