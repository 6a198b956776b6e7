package io.github.telegramupdates.simulator.server;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.Group;
import io.github.telegramupdates.simulator.world.RegisteredAccount;
import io.github.telegramupdates.simulator.world.RegisteredChannel;
import io.github.telegramupdates.simulator.world.World;
import io.github.telegramupdates.tl.ChatType;
import io.github.telegramupdates.tl.UserType;

/**
 * The users and chats that a container or difference is about and has to carry.
 */
final class Mentions {

	private final Set<Long> users = new LinkedHashSet<>();

	private final Set<ChatKey> chats = new LinkedHashSet<>();

	void add(ChatKey chat) {
		if (chat.kind() == ChatKey.Kind.USER) {
			this.users.add(chat.id());
		}
		else {
			this.chats.add(chat);
		}
	}

	void addUser(long userId) {
		this.users.add(userId);
	}

	List<UserType> users(World world, EntityRenderer renderer) {
		List<UserType> rendered = new ArrayList<>();
		if (renderer.isOmitting()) {
			return rendered;
		}
		for (long userId : this.users) {
			RegisteredAccount account = world.account(userId);
			if (account != null) {
				rendered.add(renderer.user(account));
			}
		}
		return rendered;
	}

	List<ChatType> chats(World world, EntityRenderer renderer) {
		List<ChatType> rendered = new ArrayList<>();
		if (renderer.isOmitting()) {
			return rendered;
		}
		for (ChatKey chat : this.chats) {
			Group group = (chat.kind() == ChatKey.Kind.GROUP) ? world.group(chat.id()) : null;
			RegisteredChannel channel = (chat.kind() == ChatKey.Kind.CHANNEL) ? world.channel(chat.id()) : null;
			if (group != null) {
				rendered.add(renderer.group(group));
			}
			if (channel != null) {
				rendered.add(renderer.channel(channel));
			}
		}
		return rendered;
	}

}
