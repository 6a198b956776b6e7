package io.github.telegramupdates.simulator.server;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.simulator.world.RegisteredAccount;
import io.github.telegramupdates.tl.ChatType;
import io.github.telegramupdates.tl.InputChannelType;
import io.github.telegramupdates.tl.InputUser;
import io.github.telegramupdates.tl.InputUserType;
import io.github.telegramupdates.tl.PeerNotifySettings;
import io.github.telegramupdates.tl.PeerSettings;
import io.github.telegramupdates.tl.UserEmpty;
import io.github.telegramupdates.tl.UserType;
import io.github.telegramupdates.tl.channels.rpc.GetChannels;
import io.github.telegramupdates.tl.messages.Chats;
import io.github.telegramupdates.tl.messages.ChatsType;
import io.github.telegramupdates.tl.users.UserFull;
import io.github.telegramupdates.tl.users.rpc.GetFullUser;
import io.github.telegramupdates.tl.users.rpc.GetUsers;

/**
 * Methods that look up users and channels.
 */
final class EntityMethods {

	private EntityMethods() {
	}

	static void register(RequestHandlers handlers) {
		handlers.on(GetUsers.class, EntityMethods::users);
		handlers.on(GetFullUser.class, EntityMethods::fullUser);
		handlers.on(GetChannels.class, EntityMethods::channels);
	}

	private static List<UserType> users(Call call, GetUsers request) {
		List<UserType> users = new ArrayList<>();
		for (InputUserType input : request.id()) {
			RegisteredAccount account = call.peers().user(input);
			if (account != null) {
				users.add(call.entities().user(account));
			}
			else if (input instanceof InputUser unknown) {
				users.add(new UserEmpty(unknown.userId()));
			}
		}
		return users;
	}

	private static UserFull fullUser(Call call, GetFullUser request) {
		RegisteredAccount account = call.peers().user(request.id());
		if (account == null) {
			throw RpcError.badRequest("USER_ID_INVALID");
		}
		io.github.telegramupdates.tl.UserFull full = io.github.telegramupdates.tl.UserFull.builder()
			.id(account.id())
			.settings(PeerSettings.builder().build())
			.notifySettings(PeerNotifySettings.builder().build())
			.build();
		return new UserFull(full, List.of(), List.of(call.entities().user(account)));
	}

	private static ChatsType channels(Call call, GetChannels request) {
		List<ChatType> chats = new ArrayList<>();
		for (InputChannelType input : request.id()) {
			chats.add(call.entities().channel(call.peers().known(input)));
		}
		return new Chats(chats);
	}

}
