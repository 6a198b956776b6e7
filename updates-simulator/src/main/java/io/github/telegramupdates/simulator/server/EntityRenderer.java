package io.github.telegramupdates.simulator.server;

import io.github.telegramupdates.simulator.habit.IncludedEntities;
import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.Group;
import io.github.telegramupdates.simulator.world.RegisteredAccount;
import io.github.telegramupdates.simulator.world.RegisteredChannel;
import io.github.telegramupdates.simulator.world.RegisteredChannel.Rank;
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

	private final SeededAccessHashes hashes;

	private final RegisteredAccount viewer;

	private final IncludedEntities extent;

	EntityRenderer(SeededAccessHashes hashes, RegisteredAccount viewer, IncludedEntities extent) {
		this.hashes = hashes;
		this.viewer = viewer;
		this.extent = extent;
	}

	boolean isOmitting() {
		return this.extent == IncludedEntities.OMITTED;
	}

	UserType user(RegisteredAccount account) {
		boolean min = this.extent == IncludedEntities.MIN && account != this.viewer;
		User.Builder user = User.builder()
			.id(account.id())
			.min(min)
			.accessHash(hash(ChatKey.user(account.id()), min))
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

	ChatType channel(RegisteredChannel channel) {
		ChatKey key = ChatKey.channel(channel.id());
		Rank rank = channel.rank(this.viewer.id());
		if (rank == null || !channel.isVisibleTo(this.viewer.id())) {
			return new ChannelForbidden(channel.isBroadcast(), !channel.isBroadcast(), false, channel.id(),
					hash(key, false), channel.title(), null);
		}
		boolean min = this.extent == IncludedEntities.MIN;
		return Channel.builder()
			.id(channel.id())
			.min(min)
			// says nothing, like the access hash
			.left(min)
			.accessHash(hash(key, min))
			.title(channel.title())
			.creator(rank == Rank.OWNER)
			.broadcast(channel.isBroadcast())
			.megagroup(!channel.isBroadcast())
			.photo(new ChatPhotoEmpty())
			.date(channel.date())
			.participantsCount(channel.members().size())
			.build();
	}

	private long hash(ChatKey entity, boolean min) {
		long hash = this.hashes.hash(this.viewer.id(), entity);
		return min ? ~hash : hash;
	}

}
