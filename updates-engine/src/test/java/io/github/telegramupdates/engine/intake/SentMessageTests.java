package io.github.telegramupdates.engine.intake;

import java.util.List;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Moment;
import io.github.telegramupdates.tl.InputKeyboardButtonRequestPeer;
import io.github.telegramupdates.tl.InputKeyboardButtonUrlAuth;
import io.github.telegramupdates.tl.InputKeyboardButtonUserProfile;
import io.github.telegramupdates.tl.InputMediaEmpty;
import io.github.telegramupdates.tl.InputMessageEntityMentionName;
import io.github.telegramupdates.tl.InputPeer;
import io.github.telegramupdates.tl.InputPeerChannel;
import io.github.telegramupdates.tl.InputPeerChannelFromMessage;
import io.github.telegramupdates.tl.InputPeerChat;
import io.github.telegramupdates.tl.InputPeerEmpty;
import io.github.telegramupdates.tl.InputPeerSelf;
import io.github.telegramupdates.tl.InputPeerUser;
import io.github.telegramupdates.tl.InputPeerUserFromMessage;
import io.github.telegramupdates.tl.InputQuickReplyShortcutId;
import io.github.telegramupdates.tl.InputReplyTo;
import io.github.telegramupdates.tl.InputReplyToEphemeralMessage;
import io.github.telegramupdates.tl.InputReplyToMessage;
import io.github.telegramupdates.tl.InputReplyToMonoForum;
import io.github.telegramupdates.tl.InputReplyToStory;
import io.github.telegramupdates.tl.InputRichMessage;
import io.github.telegramupdates.tl.InputUser;
import io.github.telegramupdates.tl.InputUserSelf;
import io.github.telegramupdates.tl.KeyboardButton;
import io.github.telegramupdates.tl.KeyboardButtonRequestPeer;
import io.github.telegramupdates.tl.KeyboardButtonRow;
import io.github.telegramupdates.tl.KeyboardButtonType;
import io.github.telegramupdates.tl.KeyboardButtonUrlAuth;
import io.github.telegramupdates.tl.KeyboardButtonUserProfile;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageEntityBold;
import io.github.telegramupdates.tl.MessageEntityItalic;
import io.github.telegramupdates.tl.MessageEntityMentionName;
import io.github.telegramupdates.tl.MessageMediaEmpty;
import io.github.telegramupdates.tl.MessageReplyHeader;
import io.github.telegramupdates.tl.MessageReplyStoryHeader;
import io.github.telegramupdates.tl.Peer;
import io.github.telegramupdates.tl.PeerChannel;
import io.github.telegramupdates.tl.PeerChat;
import io.github.telegramupdates.tl.PeerUser;
import io.github.telegramupdates.tl.ReplyInlineMarkup;
import io.github.telegramupdates.tl.ReplyKeyboardForceReply;
import io.github.telegramupdates.tl.ReplyKeyboardMarkup;
import io.github.telegramupdates.tl.ReplyMarkup;
import io.github.telegramupdates.tl.RequestPeerTypeBroadcast;
import io.github.telegramupdates.tl.SuggestedPost;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.UpdateShortSentMessage;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.messages.rpc.ForwardMessages;
import io.github.telegramupdates.tl.messages.rpc.SendMedia;
import io.github.telegramupdates.tl.messages.rpc.SendMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * the short answer to a message that was sent is completed with all that its request
 * says. The expected values are those that the server writes into the message.
 */
class SentMessageTests {

	private static final long SELF = 7;

	private static final long ALICE = 11;

	/** An answer with all that it can have. */
	private static final UpdateShortSentMessage ANSWER = new UpdateShortSentMessage(true, 77, 101, 1, 1_000,
			new MessageMediaEmpty(), List.of(new MessageEntityBold(0, 5)), 86_400);

	private static SendMessage.Builder request() {
		return SendMessage.builder().peer(new InputPeerUser(ALICE, 1)).message("hello").randomId(1);
	}

	private static Message.Builder expected() {
		return Message.builder()
			.out(true)
			.id(77)
			.fromId(new PeerUser(SELF))
			.peerId(new PeerUser(ALICE))
			.date(1_000)
			.message("hello")
			.media(new MessageMediaEmpty())
			.entities(List.of(new MessageEntityBold(0, 5)))
			.ttlPeriod(86_400);
	}

	private static Message completed(TlMethod<?> request) {
		Updates container = (Updates) SentMessages.complete(request, ANSWER, SELF);
		assertThat(container.seq()).isZero();
		assertThat(container.date()).isEqualTo(1_000);
		assertThat(container.updates()).singleElement().isInstanceOfSatisfying(UpdateNewMessage.class, (update) -> {
			assertThat(update.pts()).isEqualTo(101);
			assertThat(update.ptsCount()).isEqualTo(1);
		});
		return (Message) ((UpdateNewMessage) container.updates().get(0)).message();
	}

	@Test
	void whatARequestWithEveryFieldReportsIsInTheMessage() {
		ReplyMarkup markup = new ReplyKeyboardForceReply(true, true, "answer");
		SuggestedPost suggestion = new SuggestedPost(false, false, null, 2_000);
		SendMessage everything = request().noWebpage(true)
			.silent(true)
			.background(true)
			.clearDraft(true)
			.noforwards(true)
			.updateStickersetsOrder(true)
			.invertMedia(true)
			.allowPaidFloodskip(true)
			.replyTo(new InputReplyToMessage(5, 4, new InputPeerChannel(31, 1), "quoted",
					List.of(new MessageEntityItalic(0, 6),
							new InputMessageEntityMentionName(0, 3, new InputUserSelf())),
					12, new InputPeerUser(33, 1), 6, new byte[] { 1, 2 }))
			.message("\n hello \t\n")
			.replyMarkup(markup)
			.entities(List.of(new MessageEntityBold(2, 5)))
			.sendAs(new InputPeerChannel(32, 1))
			.effect(9L)
			.allowPaidStars(3L)
			.suggestedPost(suggestion)
			.richMessage(InputRichMessage.builder().build())
			.build();
		MessageReplyHeader header = new MessageReplyHeader(false, false, true, false, 5, new PeerChannel(31), null,
				null, 4, "quoted", List.of(new MessageEntityItalic(0, 6), new MessageEntityMentionName(0, 3, SELF)), 12,
				6, new byte[] { 1, 2 });
		assertThat(completed(everything)).isEqualTo(expected().silent(true)
			.noforwards(true)
			.invertMedia(true)
			.fromId(new PeerChannel(32))
			.savedPeerId(new PeerUser(33))
			.replyTo(header)
			.replyMarkup(markup)
			.effect(9L)
			.suggestedPost(suggestion)
			.build());
	}

	@Test
	void whatTheRequestDoesNotReportIsEmpty() {
		UpdateShortSentMessage bare = new UpdateShortSentMessage(false, 77, 101, 1, 1_000, null, null, null);
		Updates container = (Updates) SentMessages.complete(request().build(), bare, SELF);
		assertThat(container.updates()).containsExactly(new UpdateNewMessage(Message.builder()
			.id(77)
			.fromId(new PeerUser(SELF))
			.peerId(new PeerUser(ALICE))
			.date(1_000)
			.message("hello")
			.build(), 101, 1));
	}

	private static Stream<Arguments> replies() {
		return Stream.of(Arguments.of(InputReplyToMessage.builder()
			.replyToMsgId(5)
			.build(), MessageReplyHeader.builder().replyToMsgId(5).build()), Arguments.of(
					InputReplyToMessage.builder().replyToMsgId(5).replyToPeerId(new InputPeerUser(ALICE, 1)).build(),
					MessageReplyHeader.builder().replyToMsgId(5).build()),
				Arguments.of(InputReplyToMessage.builder().replyToMsgId(5).replyToPeerId(new InputPeerChat(3)).build(),
						MessageReplyHeader.builder().replyToMsgId(5).replyToPeerId(new PeerChat(3)).build()),
				Arguments.of(new InputReplyToEphemeralMessage(5),
						MessageReplyHeader.builder().replyToEphemeral(true).replyToMsgId(5).build()),
				Arguments.of(new InputReplyToStory(new InputPeerSelf(), 8),
						new MessageReplyStoryHeader(new PeerUser(SELF), 8)));
	}

	@ParameterizedTest
	@MethodSource("replies")
	void aReplySaysWhatItRepliesTo(InputReplyTo replyTo, Object header) {
		assertThat(completed(request().replyTo(replyTo).build()).replyTo()).isEqualTo(header);
	}

	@Test
	void aDirectMessageToAChannelIsNoReplyButBelongsToItsAuthor() {
		Message message = completed(request().replyTo(new InputReplyToMonoForum(new InputPeerUser(33, 1))).build());
		assertThat(message.replyTo()).isNull();
		assertThat(message.savedPeerId()).isEqualTo(new PeerUser(33));
	}

	private static Stream<Arguments> chats() {
		InputPeer elsewhere = new InputPeerChannel(31, 1);
		return Stream.of(Arguments.of(new InputPeerSelf(), new PeerUser(SELF), new PeerUser(SELF)),
				Arguments.of(new InputPeerUser(SELF, 1), new PeerUser(SELF), new PeerUser(SELF)),
				Arguments.of(new InputPeerUserFromMessage(elsewhere, 1, ALICE), new PeerUser(ALICE), null),
				Arguments.of(new InputPeerChat(3), new PeerChat(3), null));
	}

	@ParameterizedTest
	@MethodSource("chats")
	void aMessageIsInTheChatItWasSentToAndSavedIfThatIsTheAccountItself(InputPeer chat, Peer peer, Peer saved) {
		Message message = completed(request().peer(chat).build());
		assertThat(message.peerId()).isEqualTo(peer);
		assertThat(message.savedPeerId()).isEqualTo(saved);
	}

	@Test
	void buttonsHaveTheFormThatIsReceived() {
		List<KeyboardButtonType> sent = List.of(new KeyboardButton(null, "plain"),
				new InputKeyboardButtonUserProfile(null, "who", new InputUser(ALICE, 1)),
				new InputKeyboardButtonRequestPeer(true, true, true, null, "choose", 4, broadcasts(), 2),
				new InputKeyboardButtonUrlAuth(true, null, "log in", "forwarded", "https://example.org",
						new InputUserSelf()));
		List<KeyboardButtonType> received = List.of(new KeyboardButton(null, "plain"),
				new KeyboardButtonUserProfile(null, "who", ALICE),
				new KeyboardButtonRequestPeer(null, "choose", 4, broadcasts(), 2),
				new KeyboardButtonUrlAuth(null, "log in", "forwarded", "https://example.org", 0));
		assertThat(completed(request().replyMarkup(new ReplyInlineMarkup(List.of(new KeyboardButtonRow(sent)))).build())
			.replyMarkup()).isEqualTo(new ReplyInlineMarkup(List.of(new KeyboardButtonRow(received))));
		assertThat(completed(request()
			.replyMarkup(
					new ReplyKeyboardMarkup(true, true, true, true, List.of(new KeyboardButtonRow(sent)), "choose"))
			.build()).replyMarkup())
			.isEqualTo(new ReplyKeyboardMarkup(true, true, true, true, List.of(new KeyboardButtonRow(received)),
					"choose"));
	}

	private static RequestPeerTypeBroadcast broadcasts() {
		return new RequestPeerTypeBroadcast(false, null, null, null);
	}

	private static SendMedia.Builder media() {
		return SendMedia.builder()
			.peer(new InputPeerUser(ALICE, 1))
			.media(new InputMediaEmpty())
			.message(" hello ")
			.randomId(1);
	}

	@Test
	void mediaThatWasSentIsCompletedWithThatOfTheAnswer() {
		assertThat(completed(media().silent(true)
			.noforwards(true)
			.invertMedia(true)
			.replyTo(InputReplyToMessage.builder().replyToMsgId(5).build())
			.sendAs(new InputPeerChannel(32, 1))
			.effect(9L)
			.build()))
			.isEqualTo(expected().silent(true)
				.noforwards(true)
				.invertMedia(true)
				.fromId(new PeerChannel(32))
				.replyTo(MessageReplyHeader.builder().replyToMsgId(5).build())
				.effect(9L)
				.build());
	}

	private static Stream<TlMethod<?>> sentForLater() {
		return Stream.of(request().scheduleDate(2_000).build(),
				request().quickReplyShortcut(new InputQuickReplyShortcutId(1)).build(),
				media().scheduleDate(2_000).build(),
				media().quickReplyShortcut(new InputQuickReplyShortcutId(1)).build());
	}

	@ParameterizedTest
	@MethodSource("sentForLater")
	void ofWhatIsSentLaterOrKeptAsAnAnswerOnlyThePositionCounts(TlMethod<?> request) {
		assertThat(SentMessages.complete(request, ANSWER, SELF)).isEqualTo(ANSWER);
	}

	private static Stream<TlMethod<?>> callsThatDoNotTellEnough() {
		return Stream.of(request().peer(new InputPeerEmpty()).build(),
				ForwardMessages.builder()
					.fromPeer(new InputPeerUser(ALICE, 1))
					.toPeer(new InputPeerUser(ALICE, 1))
					.id(List.of(1))
					.randomId(List.of(1L))
					.build());
	}

	@ParameterizedTest
	@MethodSource("callsThatDoNotTellEnough")
	void whatCannotBeCompletedIsFetched(TlMethod<?> request) {
		assertThat(SentMessages.complete(request, ANSWER, SELF)).isEqualTo(new UpdatesTooLong());
	}

	@Test
	void mediaThatTheAnswerDoesNotReportIsFetched() {
		UpdateShortSentMessage bare = new UpdateShortSentMessage(true, 77, 101, 1, 1_000, null, null, null);
		assertThat(SentMessages.complete(media().build(), bare, SELF)).isEqualTo(new UpdatesTooLong());
	}

	private static Stream<InputPeer> channels() {
		return Stream.of(new InputPeerChannel(5, 1), new InputPeerChannelFromMessage(new InputPeerSelf(), 1, 5));
	}

	@ParameterizedTest
	@MethodSource("channels")
	void aShortAnswerAboutAChannelShowsThatSomethingIsThere(InputPeer channel) {
		assertThat(RpcAnswers.positions(request().peer(channel).build(), ANSWER, new Moment(1, 2)))
			.containsExactly(new Input.PtsHint(new Moment(1, 2), 5, 101));
	}

}
