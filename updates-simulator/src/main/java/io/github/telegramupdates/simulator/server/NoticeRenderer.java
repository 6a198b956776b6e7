package io.github.telegramupdates.simulator.server;

import java.util.List;

import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.Notice;
import io.github.telegramupdates.simulator.world.Notice.ButtonPressed;
import io.github.telegramupdates.simulator.world.Notice.ChannelChanged;
import io.github.telegramupdates.simulator.world.Notice.ChannelRead;
import io.github.telegramupdates.simulator.world.Notice.FolderChanged;
import io.github.telegramupdates.simulator.world.Notice.GroupChanged;
import io.github.telegramupdates.simulator.world.Notice.InlineQuery;
import io.github.telegramupdates.simulator.world.Notice.NameChanged;
import io.github.telegramupdates.simulator.world.Notice.PeerBlocked;
import io.github.telegramupdates.simulator.world.Notice.PositionsReset;
import io.github.telegramupdates.simulator.world.Notice.Presence;
import io.github.telegramupdates.simulator.world.Notice.Typing;
import io.github.telegramupdates.simulator.world.PressedButton;
import io.github.telegramupdates.simulator.world.RegisteredAccount;
import io.github.telegramupdates.simulator.world.World;
import io.github.telegramupdates.tl.FolderPeer;
import io.github.telegramupdates.tl.PeerUser;
import io.github.telegramupdates.tl.SendMessageTypingAction;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateBotCallbackQuery;
import io.github.telegramupdates.tl.UpdateBotInlineQuery;
import io.github.telegramupdates.tl.UpdateChannel;
import io.github.telegramupdates.tl.UpdateChat;
import io.github.telegramupdates.tl.UpdateFolderPeers;
import io.github.telegramupdates.tl.UpdatePeerBlocked;
import io.github.telegramupdates.tl.UpdatePtsChanged;
import io.github.telegramupdates.tl.UpdateReadChannelInbox;
import io.github.telegramupdates.tl.UpdateUserName;
import io.github.telegramupdates.tl.UpdateUserStatus;
import io.github.telegramupdates.tl.UpdateUserTyping;
import io.github.telegramupdates.tl.UserStatus;
import io.github.telegramupdates.tl.UserStatusOffline;
import io.github.telegramupdates.tl.UserStatusOnline;
import io.github.telegramupdates.tl.Username;

/**
 * Notices: what is pushed without being in a log.
 */
final class NoticeRenderer {

	private static final int ONLINE_SECONDS = 300;

	private final World world;

	private final int date;

	private final Mentions mentions;

	NoticeRenderer(World world, int date, Mentions mentions) {
		this.world = world;
		this.date = date;
		this.mentions = mentions;
	}

	Update update(Notice notice) {
		if (notice instanceof NameChanged changed) {
			return name(changed.userId());
		}
		if (notice instanceof ChannelChanged changed) {
			this.mentions.add(ChatKey.channel(changed.channelId()));
			return new UpdateChannel(changed.channelId());
		}
		if (notice instanceof GroupChanged changed) {
			this.mentions.add(ChatKey.group(changed.groupId()));
			return new UpdateChat(changed.groupId());
		}
		if (notice instanceof ChannelRead read) {
			this.mentions.add(ChatKey.channel(read.channelId()));
			return new UpdateReadChannelInbox(null, read.channelId(), read.maxId(), read.unread(), read.pts());
		}
		if (notice instanceof PeerBlocked blocked) {
			this.mentions.addUser(blocked.userId());
			return new UpdatePeerBlocked(blocked.blocked(), false, new PeerUser(blocked.userId()));
		}
		if (notice instanceof FolderChanged changed) {
			this.mentions.add(changed.chat());
			// this update can come without a position
			return new UpdateFolderPeers(List.of(new FolderPeer(Peers.of(changed.chat()), changed.folder())), 0, 0);
		}
		if (notice instanceof PositionsReset) {
			return new UpdatePtsChanged();
		}
		if (notice instanceof Typing typing) {
			return new UpdateUserTyping(typing.userId(), null, new SendMessageTypingAction());
		}
		if (notice instanceof ButtonPressed pressed) {
			return query(pressed.button(), this.mentions);
		}
		if (notice instanceof InlineQuery query) {
			return new UpdateBotInlineQuery(query.queryId(), query.userId(), "query", null, null, "");
		}
		if (notice instanceof Presence presence) {
			return new UpdateUserStatus(presence.userId(), status(presence.online()));
		}
		throw new IllegalStateException("Unknown notice " + notice);
	}

	/**
	 * What a bot receives of a button that somebody pressed.
	 */
	static Update query(PressedButton button, Mentions mentions) {
		mentions.addUser(button.userId());
		return new UpdateBotCallbackQuery(button.queryId(), button.userId(), new PeerUser(button.userId()), 1, 1, null,
				null);
	}

	private Update name(long userId) {
		this.mentions.addUser(userId);
		RegisteredAccount account = this.world.account(userId);
		if (account == null) {
			throw new IllegalStateException("There is no user " + userId);
		}
		return new UpdateUserName(userId, account.firstName(), "", List.of(new Username(false, true, account.name())));
	}

	private UserStatus status(boolean online) {
		return online ? new UserStatusOnline(this.date + ONLINE_SECONDS) : new UserStatusOffline(this.date);
	}

}
