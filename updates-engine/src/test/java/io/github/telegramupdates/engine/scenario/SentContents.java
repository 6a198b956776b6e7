package io.github.telegramupdates.engine.scenario;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.invariant.Check;
import io.github.telegramupdates.simulator.SimulatedChannel;
import io.github.telegramupdates.simulator.SimulatedPeer;
import io.github.telegramupdates.tl.InputReplyToMessage;
import io.github.telegramupdates.tl.KeyboardButtonCallback;
import io.github.telegramupdates.tl.KeyboardButtonRow;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageEntity;
import io.github.telegramupdates.tl.MessageEntityBold;
import io.github.telegramupdates.tl.MessageReplyHeader;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.PeerChannel;
import io.github.telegramupdates.tl.ReplyInlineMarkup;
import io.github.telegramupdates.tl.ReplyMarkup;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.messages.rpc.SendMessage;
import org.jspecify.annotations.Nullable;

/**
 * What messages of the account have besides their text: however they are delivered, it is
 * what was sent.
 */
final class SentContents {

	private static final String QUOTE = "text";

	private static final List<MessageEntity> BOLD = List.of(new MessageEntityBold(0, QUOTE.length()));

	private static final ReplyMarkup MARKUP = new ReplyInlineMarkup(List
		.of(new KeyboardButtonRow(List.of(new KeyboardButtonCallback(false, null, "press", new byte[] { 1, 2 })))));

	private final Map<SimulatedPeer, Integer> latest = new HashMap<>();

	private final Map<String, Content> contents = new HashMap<>();

	private final @Nullable ReplyMarkup markup;

	SentContents(boolean bot) {
		this.markup = bot ? MARKUP : null;
	}

	/**
	 * Adds to a message what it has besides its text.
	 * @return what that is
	 */
	Content add(SendMessage.Builder message, SimulatedPeer place) {
		Integer answered = this.latest.get(place);
		MessageReplyHeader header = null;
		if (answered != null) {
			message
				.replyTo(InputReplyToMessage.builder().replyToMsgId(answered).quoteText(QUOTE).quoteOffset(0).build());
			header = MessageReplyHeader.builder()
				.quote(true)
				.replyToMsgId(answered)
				.quoteText(QUOTE)
				.quoteOffset(0)
				.build();
		}
		message.entities(List.of(new MessageEntityBold(2, QUOTE.length()))).replyMarkup(this.markup).silent(true);
		return new Content(header, this.markup);
	}

	/** A message was sent, and the answer named its id. */
	void sent(SimulatedPeer place, int id, Content content) {
		this.latest.put(place, id);
		this.contents.put(
				ApplicationArchive
					.key((place instanceof SimulatedChannel channel) ? channel.id() : ApplicationArchive.COMMON, id),
				content);
	}

	/** A message is not there to be replied to any more. */
	void gone(SimulatedPeer place, int id) {
		this.latest.remove(place, id);
	}

	void check(List<SequencedUpdate> delivered) {
		for (SequencedUpdate update : delivered) {
			if (update.update() instanceof UpdateNewMessage created) {
				check(created.message());
			}
			else if (update.update() instanceof UpdateNewChannelMessage created) {
				check(created.message());
			}
		}
	}

	private void check(MessageType type) {
		if (type instanceof Message message && message.editDate() == null) {
			long box = (message.peerId() instanceof PeerChannel channel) ? channel.channelId()
					: ApplicationArchive.COMMON;
			Content content = this.contents.get(ApplicationArchive.key(box, message.id()));
			Check.that(content == null || content.isIn(message), "%s was sent, and delivered as %s", content, message);
		}
	}

	/**
	 * What a message has besides its text.
	 *
	 * @param header what it replies to
	 * @param markup its buttons
	 */
	record Content(@Nullable MessageReplyHeader header, @Nullable ReplyMarkup markup) {

		private boolean isIn(Message message) {
			return Objects.equals(message.replyTo(), this.header) && Objects.equals(message.replyMarkup(), this.markup)
					&& BOLD.equals(message.entities()) && message.silent();
		}

	}

}
