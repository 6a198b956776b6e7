package io.github.telegramupdates.simulator.server;

import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.Account;
import io.github.telegramupdates.simulator.world.Group;
import io.github.telegramupdates.simulator.world.StoredChannel;
import io.github.telegramupdates.simulator.world.StoredChannel.Rank;
import io.github.telegramupdates.tl.Channel;
import io.github.telegramupdates.tl.ChannelForbidden;
import io.github.telegramupdates.tl.Chat;
import io.github.telegramupdates.tl.ChatPhotoEmpty;
import io.github.telegramupdates.tl.ChatType;
import io.github.telegramupdates.tl.User;
import io.github.telegramupdates.tl.UserType;

/**
 * Users and chats as one account sees them, with its access hashes.
 */
final class EntityRenderer {

	private final AccessHashes hashes;

	private final Account viewer;

	EntityRenderer(AccessHashes hashes, Account viewer) {
		this.hashes = hashes;
		this.viewer = viewer;
	}

	UserType user(Account account) {
		User.Builder user = User.builder()
			.id(account.id())
			.accessHash(this.hashes.hash(this.viewer.id(), ChatKey.user(account.id())))
			.firstName(account.firstName())
			.username(account.name())
			.self(account == this.viewer);
		if (account.isBot()) {
			user.bot(true).botInfoVersion(1);
		}
		return user.build();
	}

	ChatType group(Group group) {
		return Chat.builder()
			.id(group.id())
			.title(group.title())
			.creator(group.creatorId() == this.viewer.id())
			.left(!group.members().contains(this.viewer.id()))
			.photo(new ChatPhotoEmpty())
			.participantsCount(group.members().size())
			.date(group.date())
			.version(1)
			.build();
	}

	ChatType channel(StoredChannel channel) {
		long accessHash = this.hashes.hash(this.viewer.id(), ChatKey.channel(channel.id()));
		Rank rank = channel.rank(this.viewer.id());
		if (rank == null) {
			return new ChannelForbidden(channel.isBroadcast(), !channel.isBroadcast(), false, channel.id(), accessHash,
					channel.title(), null);
		}
		return Channel.builder()
			.id(channel.id())
			.accessHash(accessHash)
			.title(channel.title())
			.creator(rank == Rank.OWNER)
			.broadcast(channel.isBroadcast())
			.megagroup(!channel.isBroadcast())
			.photo(new ChatPhotoEmpty())
			.date(channel.date())
			.participantsCount(channel.members().size())
			.build();
	}

}
