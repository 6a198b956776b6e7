package io.github.telegramupdates.simulator;

import java.util.List;

import io.github.telegramupdates.simulator.clock.VirtualClock;
import io.github.telegramupdates.simulator.habit.Habit;
import io.github.telegramupdates.tl.InputPeerUser;
import io.github.telegramupdates.tl.InputReplyToMessage;
import io.github.telegramupdates.tl.KeyboardButtonCallback;
import io.github.telegramupdates.tl.KeyboardButtonRow;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageEntityBold;
import io.github.telegramupdates.tl.MessageEntityMention;
import io.github.telegramupdates.tl.MessageReplyHeader;
import io.github.telegramupdates.tl.PeerUser;
import io.github.telegramupdates.tl.ReplyInlineMarkup;
import io.github.telegramupdates.tl.ReplyMarkup;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateBotNewBusinessMessage;
import io.github.telegramupdates.tl.UpdateMessageID;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.UpdateShortSentMessage;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.messages.AffectedHistory;
import io.github.telegramupdates.tl.messages.AffectedMessages;
import io.github.telegramupdates.tl.messages.rpc.DeleteSavedHistory;
import io.github.telegramupdates.tl.messages.rpc.ReadHistory;
import io.github.telegramupdates.tl.messages.rpc.SendMessage;
import io.github.telegramupdates.tl.rpc.InvokeAfterMsg;
import io.github.telegramupdates.tl.rpc.InvokeWithBusinessConnection;
import io.github.telegramupdates.tl.rpc.InvokeWithLayer;
import io.github.telegramupdates.tl.updates.Difference;
import io.github.telegramupdates.tl.updates.State;
import io.github.telegramupdates.tl.updates.rpc.GetState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What calls carry besides plain texts: replies and markup, wrappers, business
 * connections, parent peers.
 */
class CallContentTests {

	private static final ReplyMarkup MARKUP = new ReplyInlineMarkup(List
		.of(new KeyboardButtonRow(List.of(new KeyboardButtonCallback(false, null, "press", new byte[] { 1 })))));

	private final SimulatedTelegram telegram = SimulatedTelegram.builder()
		.clock(new VirtualClock())
		.habits(Habit.SHORT_SENT_MESSAGES)
		.build();

	private final Client alice = new Client(this.telegram, this.telegram.user("alice"));

	private final Client bot = new Client(this.telegram, this.telegram.bot("bot"));

	private SendMessage.Builder message(SimulatedPeer to) {
		return SendMessage.builder().peer(this.bot.account.inputPeer(to)).message("text").randomId(1);
	}

	@Test
	void aReplyIsShownToEveryoneByTheIdOfTheirOwnCopy() {
		this.alice.account.sends(this.telegram.user("carol"), "another id for alice");
		SimulatedMessage asked = this.alice.account.sends(this.bot.account, "a question");
		State before = this.alice.state();
		State botBefore = this.bot.state();
		InputReplyToMessage reply = InputReplyToMessage.builder()
			.replyToMsgId(1)
			.quoteText("question")
			.quoteOffset(2)
			.build();
		this.bot.invoke(message(this.alice.account).replyTo(reply).build());
		assertThat(replyTo(this.bot.difference(botBefore))).isEqualTo(
				MessageReplyHeader.builder().quote(true).replyToMsgId(1).quoteText("question").quoteOffset(2).build());
		assertThat(((MessageReplyHeader) replyTo(this.alice.difference(before))).replyToMsgId()).isEqualTo(asked.id())
			.isEqualTo(2);
	}

	private static Object replyTo(Object difference) {
		return ((Message) ((Difference) difference).newMessages().get(0)).replyTo();
	}

	@Test
	void aReplyToNothingAndAQuoteOfNothingAreRefused() {
		this.alice.account.sends(this.bot.account, "a question");
		InputReplyToMessage.Builder reply = InputReplyToMessage.builder();
		assertThat(this.bot.failure(message(this.alice.account).replyTo(reply.replyToMsgId(9).build()).build()).type())
			.isEqualTo("REPLY_MESSAGE_ID_INVALID");
		assertThat(this.bot
			.failure(message(this.alice.account).replyTo(reply.replyToMsgId(1).quoteText("nothing").build()).build())
			.type()).isEqualTo("QUOTE_TEXT_INVALID");
	}

	@Test
	void textIsTrimmedAndEntitiesReferToWhatIsLeft() {
		UpdateShortSentMessage answer = (UpdateShortSentMessage) this.bot
			.invoke(message(this.alice.account).message("  bold text\n")
				.entities(List.of(new MessageEntityBold(2, 4), new MessageEntityMention(7, 4)))
				.replyMarkup(MARKUP)
				.silent(true)
				.noforwards(true)
				.effect(4L)
				.build());
		assertThat(answer.entities()).containsExactly(new MessageEntityBold(0, 4));
		Message received = (Message) ((UpdateNewMessage) this.alice.sink.updates().get(0)).message();
		assertThat(received.message()).isEqualTo("bold text");
		assertThat(received.entities()).containsExactly(new MessageEntityBold(0, 4));
		assertThat(received.replyMarkup()).isEqualTo(MARKUP);
		assertThat(received.silent()).isTrue();
		assertThat(received.noforwards()).isTrue();
		assertThat(received.effect()).isEqualTo(4);
	}

	@Test
	void aMessageToOneselfIsSaved() {
		State before = this.alice.state();
		this.alice.send(this.alice.account, "note", 1);
		Difference difference = (Difference) this.alice.difference(before);
		assertThat(((Message) difference.newMessages().get(0)).savedPeerId())
			.isEqualTo(new PeerUser(this.alice.account.id()));
	}

	@Test
	void wrappersAreLookedThroughAndCountedByTheInnermostCall() {
		assertThat(this.alice.invoke(new InvokeWithLayer<>(228, new InvokeAfterMsg<>(1, new GetState()))))
			.isEqualTo(this.alice.state());
		assertThat(this.alice.connection.calls("updates.getState")).isEqualTo(2);
		this.alice.connection.failNext("updates.getState", 420, "FLOOD_WAIT_3");
		assertThat(this.alice.failure(new InvokeWithLayer<>(228, new GetState())).type()).isEqualTo("FLOOD_WAIT");
	}

	private <R> TlMethod<R> forAlice(TlMethod<R> call) {
		return new InvokeWithBusinessConnection<>("business-" + this.alice.account.id(), call);
	}

	@Test
	void whatABotDoesForAnotherAccountCountsThere() {
		SimulatedTelegram other = SimulatedTelegram.builder().clock(new VirtualClock()).build();
		Client owner = new Client(other, other.user("owner"));
		Client helper = new Client(other, other.bot("helper"));
		SimulatedAccount customer = other.user("customer");
		customer.sends(owner.account, "hello");
		owner.account.connectsBusiness(helper.account);
		SendMessage send = SendMessage.builder()
			.peer(new InputPeerUser(customer.id(), 0))
			.message("on behalf")
			.randomId(1)
			.build();
		int pts = owner.state().pts();
		Updates answer = (Updates) helper
			.invoke(new InvokeWithBusinessConnection<>("business-" + owner.account.id(), send));
		assertThat(answer.updates()).<Class<?>>extracting(Update::getClass)
			.containsExactly(UpdateMessageID.class, UpdateNewMessage.class, UpdateBotNewBusinessMessage.class);
		assertThat(((UpdateNewMessage) answer.updates().get(1)).pts()).isEqualTo(pts + 1);
		assertThat(((UpdateBotNewBusinessMessage) answer.updates().get(2)).qts()).isEqualTo(helper.state().qts());
		assertThat(owner.sink.updates(UpdateNewMessage.class)).hasSize(2);
	}

	@Test
	void aBotActsOnlyForThoseWhoLetIt() {
		TlMethod<AffectedMessages> read = new ReadHistory(new InputPeerUser(this.alice.account.id(), 0), 0);
		assertThat(this.bot.failure(forAlice(read)).type()).isEqualTo("BUSINESS_CONNECTION_INVALID");
		assertThat(this.bot.failure(new InvokeWithBusinessConnection<>("none", read)).type())
			.isEqualTo("BUSINESS_CONNECTION_INVALID");
		this.alice.account.connectsBusiness(this.bot.account);
		SimulatedAccount customer = this.telegram.user("customer");
		customer.sends(this.alice.account, "hello");
		int pts = this.alice.state().pts();
		AffectedMessages answer = this.bot.invoke(forAlice(new ReadHistory(new InputPeerUser(customer.id(), 0), 0)));
		assertThat(answer).isEqualTo(new AffectedMessages(pts + 1, 1));
	}

	@Test
	void whatSomebodySentToAChannelIsDeletedByItsParentAndWhatIsSavedWithoutOne() {
		SimulatedAccount carol = this.telegram.user("carol");
		SimulatedChannel channel = this.telegram.supergroup("direct").owner(this.alice.account).member(carol);
		this.alice.account.sends(channel, "mine");
		carol.sends(channel, "one");
		carol.sends(channel, "two");
		this.alice.send(this.alice.account, "note", 1);
		int channelPts = this.telegram.truth(this.alice.account).channelPts(channel.id());
		int pts = this.alice.state().pts();
		AffectedHistory inChannel = this.alice.invoke(new DeleteSavedHistory(this.alice.account.inputPeer(channel),
				this.alice.account.inputPeer(carol), 0, null, null));
		AffectedHistory saved = this.alice
			.invoke(new DeleteSavedHistory(null, this.alice.account.inputPeer(this.alice.account), 0, null, null));
		assertThat(inChannel).isEqualTo(new AffectedHistory(channelPts + 2, 2, 0));
		assertThat(saved).isEqualTo(new AffectedHistory(pts + 1, 1, 0));
	}

}
