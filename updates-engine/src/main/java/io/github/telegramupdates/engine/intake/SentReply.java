package io.github.telegramupdates.engine.intake;

import java.util.List;

import io.github.telegramupdates.tl.InputMessageEntityMentionName;
import io.github.telegramupdates.tl.InputReplyTo;
import io.github.telegramupdates.tl.InputReplyToEphemeralMessage;
import io.github.telegramupdates.tl.InputReplyToMessage;
import io.github.telegramupdates.tl.InputReplyToMonoForum;
import io.github.telegramupdates.tl.InputReplyToStory;
import io.github.telegramupdates.tl.MessageEntity;
import io.github.telegramupdates.tl.MessageEntityMentionName;
import io.github.telegramupdates.tl.MessageReplyHeader;
import io.github.telegramupdates.tl.MessageReplyHeaderType;
import io.github.telegramupdates.tl.MessageReplyStoryHeader;
import io.github.telegramupdates.tl.Peer;
import org.jspecify.annotations.Nullable;

/**
 * What a sent message replies to, as the server writes it into the message.
 *
 * @param replyTo as it was sent
 * @param chat where the message was sent
 * @param peers whom its peers address
 */
record SentReply(@Nullable InputReplyTo replyTo, Peer chat, AddressedPeers peers) {

	/**
	 * The header of the message, {@code null} if it is no reply.
	 */
	@Nullable MessageReplyHeaderType header() {
		if (this.replyTo instanceof InputReplyToMessage message) {
			return header(message);
		}
		if (this.replyTo instanceof InputReplyToEphemeralMessage message) {
			return MessageReplyHeader.builder().replyToEphemeral(true).replyToMsgId(message.id()).build();
		}
		Peer author = (this.replyTo instanceof InputReplyToStory story) ? this.peers.of(story.peer()) : null;
		return (this.replyTo instanceof InputReplyToStory story && author != null)
				? new MessageReplyStoryHeader(author, story.storyId()) : null;
	}

	private MessageReplyHeader header(InputReplyToMessage message) {
		Peer elsewhere = this.peers.of(message.replyToPeerId());
		return MessageReplyHeader.builder()
			.quote(message.quoteText() != null)
			.replyToMsgId(message.replyToMsgId())
			.replyToPeerId(this.chat.equals(elsewhere) ? null : elsewhere)
			.replyToTopId(message.topMsgId())
			.quoteText(message.quoteText())
			.quoteEntities(quoteEntities(message.quoteEntities()))
			.quoteOffset(message.quoteOffset())
			.todoItemId(message.todoItemId())
			.pollOption(message.pollOption())
			.build();
	}

	private @Nullable List<MessageEntity> quoteEntities(@Nullable List<MessageEntity> entities) {
		return (entities != null) ? entities.stream().map(this::received).toList() : null;
	}

	private MessageEntity received(MessageEntity entity) {
		Long userId = (entity instanceof InputMessageEntityMentionName mention) ? this.peers.of(mention.userId())
				: null;
		return (entity instanceof InputMessageEntityMentionName mention && userId != null)
				? new MessageEntityMentionName(mention.offset(), mention.length(), userId) : entity;
	}

	/**
	 * Whose direct messages to a channel it belongs to, {@code null} if none.
	 */
	@Nullable Peer savedPeer() {
		if (this.replyTo instanceof InputReplyToMessage message) {
			return this.peers.of(message.monoforumPeerId());
		}
		return (this.replyTo instanceof InputReplyToMonoForum forum) ? this.peers.of(forum.monoforumPeerId()) : null;
	}

}
