package io.github.telegramupdates.engine.peers;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageEntity;
import io.github.telegramupdates.tl.MessageEntityMentionName;
import io.github.telegramupdates.tl.MessageFwdHeader;
import io.github.telegramupdates.tl.MessageReplyHeader;
import io.github.telegramupdates.tl.MessageReplyHeaderType;
import io.github.telegramupdates.tl.MessageReplyStoryHeader;
import io.github.telegramupdates.tl.MessageService;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.Peer;
import io.github.telegramupdates.tl.PeerUser;
import org.jspecify.annotations.Nullable;

/**
 * The peers that a message refers to besides the chat it is in.
 */
public final class PeerReferences {

	private final Set<Peer> peers = new LinkedHashSet<>();

	/**
	 * Collects them from a full message.
	 */
	public static Set<Peer> of(MessageType message) {
		PeerReferences references = new PeerReferences();
		if (message instanceof Message plain) {
			references.peer(plain.fromId())
				.user(plain.viaBotId())
				.forward(plain.fwdFrom())
				.reply(plain.replyTo())
				.entities(plain.entities());
		}
		else if (message instanceof MessageService service) {
			references.peer(service.fromId()).reply(service.replyTo());
		}
		return references.all();
	}

	public PeerReferences peer(@Nullable Peer peer) {
		if (peer != null) {
			this.peers.add(peer);
		}
		return this;
	}

	public PeerReferences user(@Nullable Long userId) {
		return peer((userId != null) ? new PeerUser(userId) : null);
	}

	public PeerReferences forward(@Nullable MessageFwdHeader header) {
		return (header == null) ? this : peer(header.fromId()).peer(header.savedFromPeer()).peer(header.savedFromId());
	}

	public PeerReferences reply(@Nullable MessageReplyHeaderType header) {
		if (header instanceof MessageReplyHeader message) {
			return peer(message.replyToPeerId()).forward(message.replyFrom());
		}
		return (header instanceof MessageReplyStoryHeader story) ? peer(story.peer()) : this;
	}

	public PeerReferences entities(@Nullable List<MessageEntity> entities) {
		if (entities != null) {
			for (MessageEntity entity : entities) {
				user((entity instanceof MessageEntityMentionName mention) ? mention.userId() : null);
			}
		}
		return this;
	}

	public Set<Peer> all() {
		return this.peers;
	}

}
