package io.github.telegramupdates.simulator;

import java.util.List;

import io.github.telegramupdates.simulator.clock.VirtualClock;
import io.github.telegramupdates.tl.ChannelFull;
import io.github.telegramupdates.tl.Dialog;
import io.github.telegramupdates.tl.DialogType;
import io.github.telegramupdates.tl.InputDialogPeer;
import io.github.telegramupdates.tl.InputMessageID;
import io.github.telegramupdates.tl.InputPeerEmpty;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageEmpty;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.channels.rpc.GetFullChannel;
import io.github.telegramupdates.tl.messages.AffectedFoundMessages;
import io.github.telegramupdates.tl.messages.AffectedHistory;
import io.github.telegramupdates.tl.messages.ChannelMessages;
import io.github.telegramupdates.tl.messages.Dialogs;
import io.github.telegramupdates.tl.messages.Messages;
import io.github.telegramupdates.tl.messages.MessagesSlice;
import io.github.telegramupdates.tl.messages.PeerDialogs;
import io.github.telegramupdates.tl.messages.rpc.DeleteHistory;
import io.github.telegramupdates.tl.messages.rpc.DeletePhoneCallHistory;
import io.github.telegramupdates.tl.messages.rpc.GetDialogs;
import io.github.telegramupdates.tl.messages.rpc.GetHistory;
import io.github.telegramupdates.tl.messages.rpc.GetMessages;
import io.github.telegramupdates.tl.messages.rpc.GetPeerDialogs;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a client can find out besides differences.
 */
class HistoryTests {

	private final SimulatedTelegram telegram = SimulatedTelegram.builder()
		.clock(new VirtualClock())
		.deletionStep(2)
		.build();

	private final SimulatedAccount alice = this.telegram.user("alice");

	private final Client bob = new Client(this.telegram, this.telegram.user("bob"));

	private final SimulatedChannel news = this.telegram.channel("news").owner(this.alice).member(this.bob.account);

	@Test
	void historyComesNewestFirstInPages() {
		send(5);
		MessagesSlice page = (MessagesSlice) this.bob.invoke(history(this.alice, 4, 2, 0));
		assertThat(texts(page.messages())).containsExactly("m3", "m2");
		assertThat(page.count()).isEqualTo(5);
		Messages all = (Messages) this.bob.invoke(history(this.alice, 0, 10, 0));
		assertThat(texts(all.messages())).containsExactly("m5", "m4", "m3", "m2", "m1");
		assertThat(texts(((MessagesSlice) this.bob.invoke(history(this.alice, 0, 10, 3))).messages()))
			.containsExactly("m5", "m4");
	}

	@Test
	void historyOfAChannelCarriesItsPts() {
		this.alice.sends(this.news, "post").edits("better post");
		ChannelMessages messages = (ChannelMessages) this.bob.invoke(history(this.news, 0, 10, 0));
		assertThat(messages.pts()).isEqualTo(3);
		assertThat(texts(messages.messages())).containsExactly("better post");
	}

	@Test
	void missingMessagesAreEmpty() {
		this.alice.sends(this.news, "gone").deletes();
		this.alice.sends(this.news, "here");
		ChannelMessages found = (ChannelMessages) this.bob
			.invoke(new io.github.telegramupdates.tl.channels.rpc.GetMessages(this.bob.account.inputChannel(this.news),
					List.of(new InputMessageID(1), new InputMessageID(2), new InputMessageID(3))));
		assertThat(found.messages()).extracting((message) -> message instanceof MessageEmpty)
			.containsExactly(true, false, true);
		assertThat(found.pts()).isEqualTo(4);
		Messages own = (Messages) this.bob.invoke(new GetMessages(List.of(new InputMessageID(1))));
		assertThat(own.messages()).containsExactly(new MessageEmpty(1, null));
	}

	@Test
	void dialogsTellPositionsAndWhatIsUnread() {
		send(3);
		this.alice.sends(this.news, "post");
		this.bob.send(this.alice, "answer", 1);
		this.alice.reads(this.bob.account);
		PeerDialogs dialogs = this.bob
			.invoke(new GetPeerDialogs(List.of(new InputDialogPeer(this.bob.account.inputPeer(this.news)),
					new InputDialogPeer(this.bob.account.inputPeer(this.alice)))));
		Dialog channel = (Dialog) dialogs.dialogs().get(0);
		Dialog user = (Dialog) dialogs.dialogs().get(1);
		assertThat(channel.pts()).isEqualTo(2);
		assertThat(user.pts()).isNull();
		assertThat(user.topMessage()).isEqualTo(4);
		assertThat(user.unreadCount()).isEqualTo(3);
		assertThat(user.readOutboxMaxId()).isEqualTo(4);
		assertThat(dialogs.messages()).hasSize(2);
		assertThat(dialogs.state()).isEqualTo(this.bob.state());
		List<DialogType> all = ((Dialogs) this.bob
			.invoke(new GetDialogs(false, null, 0, 0, new InputPeerEmpty(), 100, 0))).dialogs();
		assertThat(all).containsExactlyInAnyOrder(channel, user);
	}

	@Test
	void aFullChannelCarriesItsPts() {
		this.alice.sends(this.news, "post");
		ChannelFull full = (ChannelFull) this.bob.invoke(new GetFullChannel(this.bob.account.inputChannel(this.news)))
			.fullChat();
		assertThat(full.pts()).isEqualTo(2);
		assertThat(full.unreadCount()).isEqualTo(1);
	}

	@Test
	void botsMayNotAskForHistoryOrDialogs() {
		Client bot = new Client(this.telegram, this.telegram.bot("bot"));
		assertThat(bot.failure(new GetPeerDialogs(List.of())).type()).isEqualTo("BOT_METHOD_INVALID");
		assertThat(bot.failure(new GetDialogs(false, null, 0, 0, new InputPeerEmpty(), 100, 0)).type())
			.isEqualTo("BOT_METHOD_INVALID");
		assertThat(bot.failure(new GetHistory(bot.account.inputPeer(this.alice), 0, 0, 0, 10, 0, 0, 0)).type())
			.isEqualTo("BOT_METHOD_INVALID");
	}

	@Test
	void aHistoryIsDeletedInSteps() {
		send(5);
		DeleteHistory request = new DeleteHistory(false, false, this.bob.account.inputPeer(this.alice), 0, null, null);
		assertThat(List.of(this.bob.invoke(request), this.bob.invoke(request), this.bob.invoke(request)))
			.containsExactly(new AffectedHistory(8, 2, 3), new AffectedHistory(10, 2, 1),
					new AffectedHistory(11, 1, 0));
		assertThat(this.telegram.truth(this.bob.account).messages()).isEmpty();
		assertThat(this.telegram.truth(this.alice).messages()).hasSize(5);
	}

	@Test
	void thereAreNoPhoneCallsToDelete() {
		assertThat(this.bob.invoke(new DeletePhoneCallHistory(false)))
			.isEqualTo(new AffectedFoundMessages(1, 0, 0, List.of()));
	}

	private void send(int messages) {
		for (int i = 1; i <= messages; i++) {
			this.alice.sends(this.bob.account, "m" + i);
		}
	}

	private GetHistory history(SimulatedPeer chat, int offsetId, int limit, int minId) {
		return new GetHistory(this.bob.account.inputPeer(chat), offsetId, 0, 0, limit, 0, minId, 0);
	}

	private static List<String> texts(List<MessageType> messages) {
		return messages.stream().map((message) -> ((Message) message).message()).toList();
	}

}
