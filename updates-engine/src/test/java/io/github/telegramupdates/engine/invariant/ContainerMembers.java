package io.github.telegramupdates.engine.invariant;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.tl.ChannelPtsUpdate;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageService;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.Peer;
import io.github.telegramupdates.tl.PeerChannel;
import io.github.telegramupdates.tl.PtsUpdate;
import io.github.telegramupdates.tl.QtsUpdate;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateBotCallbackQuery;
import io.github.telegramupdates.tl.UpdateBotInlineQuery;
import io.github.telegramupdates.tl.UpdateBotPrecheckoutQuery;
import io.github.telegramupdates.tl.UpdateBotShippingQuery;
import io.github.telegramupdates.tl.UpdateBotWebhookJSONQuery;
import io.github.telegramupdates.tl.UpdateBusinessBotCallbackQuery;
import io.github.telegramupdates.tl.UpdateChannel;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.UpdateChannelWebPage;
import io.github.telegramupdates.tl.UpdateDeleteChannelMessages;
import io.github.telegramupdates.tl.UpdateEditChannelMessage;
import io.github.telegramupdates.tl.UpdateInlineBotCallbackQuery;
import io.github.telegramupdates.tl.UpdateMessageID;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdatePinnedChannelMessages;
import io.github.telegramupdates.tl.UpdatePtsChanged;
import io.github.telegramupdates.tl.UpdateReadChannelInbox;
import io.github.telegramupdates.tl.UpdateShort;
import io.github.telegramupdates.tl.UpdateShortChatMessage;
import io.github.telegramupdates.tl.UpdateShortMessage;
import io.github.telegramupdates.tl.UpdateShortSentMessage;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.UpdatesCombined;
import io.github.telegramupdates.tl.UpdatesType;
import org.jspecify.annotations.Nullable;

/**
 * What a container holds, found out without the engine's own code.
 *
 * @param updates the members; none for what stands for itself
 * @param seq the container's number, 0 if it has none
 * @param type the container
 */
record ContainerMembers(List<Update> updates, int seq, UpdatesType type) {

	private static final long NONE = 0;

	/** Questions to a bot, which wait for no number. */
	private static final Set<Class<? extends Update>> QUERIES = Set.of(UpdateBotCallbackQuery.class,
			UpdateInlineBotCallbackQuery.class, UpdateBusinessBotCallbackQuery.class, UpdateBotInlineQuery.class,
			UpdateBotShippingQuery.class, UpdateBotPrecheckoutQuery.class, UpdateBotWebhookJSONQuery.class);

	static ContainerMembers of(UpdatesType type) {
		if (type instanceof Updates plain) {
			return new ContainerMembers(plain.updates(), plain.seq(), type);
		}
		if (type instanceof UpdatesCombined combined) {
			return new ContainerMembers(combined.updates(), combined.seq(), type);
		}
		return new ContainerMembers((type instanceof UpdateShort single) ? List.of(single.update()) : List.of(), 0,
				type);
	}

	/**
	 * The lanes of the channels that are concerned, {@code null} if not only channels
	 * are.
	 */
	@Nullable Set<Lane> onlyChannels() {
		if (this.updates.isEmpty() || this.seq != 0) {
			return null;
		}
		Set<Lane> lanes = new HashSet<>();
		for (Update update : this.updates) {
			long channelId = channelOf(update);
			if (channelId == NONE && !(update instanceof UpdateMessageID)) {
				return null;
			}
			lanes.add(Lane.channel(channelId));
		}
		return lanes;
	}

	/**
	 * How many are offered to a box. An ordered container counts as one if it has members
	 * without a position.
	 */
	int offered() {
		boolean shortForm = this.type instanceof UpdateShortMessage || this.type instanceof UpdateShortChatMessage;
		int positioned = (int) this.updates.stream().filter((update) -> positionOf(update) > 0).count();
		return positioned + ((this.seq != 0 && hasRest()) ? 1 : 0) + (shortForm ? 1 : 0);
	}

	/**
	 * How many have positions of the common box.
	 */
	int common() {
		return (int) this.updates.stream().filter(PtsUpdate.class::isInstance).count();
	}

	/**
	 * How many are offered that have nothing to deliver.
	 */
	int silent() {
		boolean sent = this.type instanceof UpdateShortSentMessage;
		return (sent || (this.seq != 0 && !hasRest())) ? 1 : 0;
	}

	/** Whether something waits for its turn by number. */
	private boolean hasRest() {
		return this.updates.stream()
			.anyMatch((update) -> positionOf(update) < 0 && !(update instanceof UpdateMessageID)
					&& !(update instanceof UpdateChannelTooLong) && !(update instanceof UpdatePtsChanged)
					&& !QUERIES.contains(update.getClass()));
	}

	/**
	 * The lanes of the channels of which there is nothing but annotations.
	 */
	Set<Lane> onlyAnnotated() {
		Set<Lane> annotated = new HashSet<>();
		Set<Lane> moved = new HashSet<>();
		for (Update update : this.updates) {
			if (update instanceof UpdateReadChannelInbox read) {
				annotated.add(Lane.channel(read.channelId()));
			}
			else if (update instanceof UpdateChannel changed) {
				// a channel that was closed passes what it misses
				moved.add(Lane.channel(changed.channelId()));
			}
			else {
				moved.add(Lane.channel(channelOf(update)));
			}
		}
		annotated.removeAll(moved);
		return annotated;
	}

	boolean hasPositions() {
		return this.updates.stream().anyMatch((update) -> positionOf(update) > 0);
	}

	boolean recounts() {
		return this.updates.stream().anyMatch(UpdatePtsChanged.class::isInstance);
	}

	/** The same container under another number. */
	UpdatesType numbered(int other) {
		if (this.type instanceof Updates plain) {
			return new Updates(plain.updates(), plain.users(), plain.chats(), plain.date(), other);
		}
		UpdatesCombined combined = (UpdatesCombined) this.type;
		return new UpdatesCombined(combined.updates(), combined.users(), combined.chats(), combined.date(), other,
				other);
	}

	private static int positionOf(Update update) {
		if (update instanceof PtsUpdate pts) {
			return pts.pts();
		}
		if (update instanceof ChannelPtsUpdate pts) {
			return pts.pts();
		}
		if (update instanceof QtsUpdate qts) {
			return qts.qts();
		}
		return (update instanceof UpdateReadChannelInbox read) ? read.pts() : -1;
	}

	/**
	 * Where a channel is before an update of it, or where it is announced to be; 0 if the
	 * update does not say.
	 */
	static int startOf(Update update) {
		if (update instanceof ChannelPtsUpdate pts) {
			return (pts.ptsCount() > 0) ? pts.pts() - pts.ptsCount() : 0;
		}
		return (update instanceof UpdateChannelTooLong tooLong && tooLong.pts() != null) ? tooLong.pts() : 0;
	}

	static long channelOf(Update update) {
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
		if (update instanceof UpdateChannelTooLong tooLong) {
			return tooLong.channelId();
		}
		return (update instanceof UpdateReadChannelInbox read) ? read.channelId() : NONE;
	}

	private static long channelOf(MessageType message) {
		Peer peer = (message instanceof Message plain) ? plain.peerId() : ((MessageService) message).peerId();
		return (peer instanceof PeerChannel channel) ? channel.channelId() : NONE;
	}

}
