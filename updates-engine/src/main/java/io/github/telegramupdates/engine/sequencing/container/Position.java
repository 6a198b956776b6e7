package io.github.telegramupdates.engine.sequencing.container;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Entities;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.delivery.SequencedUpdate.Freshness;
import io.github.telegramupdates.engine.delivery.Source;
import io.github.telegramupdates.tl.ChannelPtsUpdate;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageEmpty;
import io.github.telegramupdates.tl.MessageService;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.Peer;
import io.github.telegramupdates.tl.PeerChannel;
import io.github.telegramupdates.tl.PtsUpdate;
import io.github.telegramupdates.tl.QtsUpdate;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateChannelWebPage;
import io.github.telegramupdates.tl.UpdateDeleteChannelMessages;
import io.github.telegramupdates.tl.UpdateEditChannelMessage;
import io.github.telegramupdates.tl.UpdateEditMessage;
import io.github.telegramupdates.tl.UpdateEncryption;
import io.github.telegramupdates.tl.UpdateGroupCallChainBlocks;
import io.github.telegramupdates.tl.UpdateGroupCallConnection;
import io.github.telegramupdates.tl.UpdateMessageID;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.UpdateNewScheduledMessage;
import io.github.telegramupdates.tl.UpdatePinnedChannelMessages;
import io.github.telegramupdates.tl.UpdatePtsChanged;
import io.github.telegramupdates.tl.UpdateReadChannelInbox;
import io.github.telegramupdates.tl.UpdateStoryID;
import org.jspecify.annotations.Nullable;

/**
 * Where an update belongs: read from the fields of the schema, never from a list of
 * constructors that could grow stale.
 *
 * @param box the box; {@link BoxId#NONE} without a position
 * @param position position of the box after it
 * @param count how many positions it covers
 */
public record Position(BoxId box, int position, int count) {

	public static final long NO_CHANNEL = 0;

	/**
	 * The position of an update.
	 */
	public static Position of(Update update) {
		BoxId box = BoxId.NONE;
		int position = 0;
		int count = 0;
		if (update instanceof PtsUpdate pts) {
			box = BoxId.COMMON;
			position = pts.pts();
			count = pts.ptsCount();
		}
		else if (update instanceof ChannelPtsUpdate pts) {
			box = BoxId.channel(channelOf(update));
			position = pts.pts();
			count = pts.ptsCount();
		}
		else if (update instanceof QtsUpdate qts) {
			// qts events are never grouped
			box = BoxId.QTS;
			position = qts.qts();
			count = 1;
		}
		else if (update instanceof UpdateReadChannelInbox read) {
			box = BoxId.channel(read.channelId());
			position = read.pts();
		}
		// made in one place, so that the compiler can do without the object
		return new Position(box, position, count);
	}

	/**
	 * The position that a live update carries.
	 */
	public static Position of(SequencedUpdate update) {
		return new Position(update.box(), update.position(), update.count());
	}

	/**
	 * Returns an update that was pushed, on its way to the handlers.
	 */
	public SequencedUpdate live(Update update, Entities entities) {
		return new SequencedUpdate(update, this.box, this.position, this.count, Source.LIVE, Freshness.CURRENT,
				entities);
	}

	/**
	 * Whether the update has no position.
	 */
	public boolean isNone() {
		return this.box == BoxId.NONE;
	}

	/**
	 * Whether it can be compared at all.
	 */
	public boolean isValid() {
		return this.position >= 0 && this.count >= 0 && (this.count <= this.position || isUnsequenced());
	}

	/**
	 * Whether it stands outside of the sequence, although it has the fields.
	 */
	public boolean isUnsequenced() {
		return this.position == 0;
	}

	/**
	 * Its box without a place in it.
	 */
	public Position unsequenced() {
		return new Position(this.box, 0, 0);
	}

	public boolean isChannel() {
		return this.box.kind() == BoxId.Kind.CHANNEL;
	}

	/**
	 * Whether it belongs to a channel that cannot exist.
	 */
	public boolean isNowhere() {
		return isChannel() && this.box.channelId() <= NO_CHANNEL;
	}

	/**
	 * The channel of an update of the channel box, {@link #NO_CHANNEL} if it names none.
	 */
	private static long channelOf(Update update) {
		if (update instanceof UpdateNewChannelMessage message) {
			return channelOf(message.message());
		}
		if (update instanceof UpdateEditChannelMessage message) {
			return channelOf(message.message());
		}
		if (update instanceof UpdateDeleteChannelMessages messages) {
			return messages.channelId();
		}
		if (update instanceof UpdatePinnedChannelMessages messages) {
			return messages.channelId();
		}
		if (update instanceof UpdateChannelWebPage page) {
			return page.channelId();
		}
		return NO_CHANNEL;
	}

	private static long channelOf(MessageType message) {
		return (peerOf(message) instanceof PeerChannel channel) ? channel.channelId() : NO_CHANNEL;
	}

	/**
	 * The chat of a message, {@code null} if an empty one does not name it.
	 */
	public static @Nullable Peer peerOf(MessageType message) {
		if (message instanceof Message plain) {
			return plain.peerId();
		}
		if (message instanceof MessageService service) {
			return service.peerId();
		}
		return (message instanceof MessageEmpty empty) ? empty.peerId() : null;
	}

	/**
	 * Whether a message that belongs to the common box is said to be in a channel.
	 */
	public static boolean hasWrongPeer(Update update) {
		if (update instanceof UpdateNewMessage message) {
			return peerOf(message.message()) instanceof PeerChannel;
		}
		return update instanceof UpdateEditMessage message && peerOf(message.message()) instanceof PeerChannel;
	}

	/**
	 * Whether it must be delivered before the messages of its container.
	 */
	public static boolean isHoisted(Update update) {
		return update instanceof UpdateMessageID || update instanceof UpdateStoryID
				|| update instanceof UpdateEncryption;
	}

	/**
	 * Rank among the members without a position.
	 */
	public static int unsequencedRank(Update update) {
		if (update instanceof UpdateNewScheduledMessage || update instanceof UpdateGroupCallConnection
				|| update instanceof UpdateGroupCallChainBlocks) {
			return 0;
		}
		return (update instanceof UpdatePtsChanged) ? 2 : 1;
	}

}
