package io.github.telegramupdates.simulator.server;

import java.util.List;

import io.github.telegramupdates.simulator.world.Group;
import io.github.telegramupdates.simulator.world.RegisteredAccount;
import io.github.telegramupdates.simulator.world.RegisteredChannel;
import io.github.telegramupdates.simulator.world.RegisteredChannel.Rank;
import io.github.telegramupdates.tl.InputUserType;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.channels.rpc.InviteToChannel;
import io.github.telegramupdates.tl.channels.rpc.JoinChannel;
import io.github.telegramupdates.tl.channels.rpc.LeaveChannel;
import io.github.telegramupdates.tl.messages.ChatInviteJoinResult;
import io.github.telegramupdates.tl.messages.ChatInviteJoinResultOk;
import io.github.telegramupdates.tl.messages.InvitedUsers;
import io.github.telegramupdates.tl.messages.rpc.AddChatUser;

/**
 * Methods that join and leave chats.
 */
final class MembershipMethods {

	private MembershipMethods() {
	}

	static void register(RequestHandlers handlers) {
		handlers.on(JoinChannel.class, MembershipMethods::join);
		handlers.on(LeaveChannel.class, MembershipMethods::leave);
		handlers.on(InviteToChannel.class, MembershipMethods::invite);
		handlers.on(AddChatUser.class, MembershipMethods::add);
	}

	private static ChatInviteJoinResult join(Call call, JoinChannel request) {
		RegisteredChannel channel = call.peers().known(request.channel());
		if (channel.isHidden()) {
			throw RpcError.badRequest("CHANNEL_PRIVATE");
		}
		long accountId = call.account().id();
		if (channel.rank(accountId) != null) {
			throw RpcError.badRequest("USER_ALREADY_PARTICIPANT");
		}
		Membership membership = call.membership();
		membership.join(channel, accountId, accountId, Rank.MEMBER);
		return new ChatInviteJoinResultOk(call.container(List.of(), membership.effects()));
	}

	private static UpdatesType leave(Call call, LeaveChannel request) {
		RegisteredChannel channel = call.peers().joined(request.channel());
		Membership membership = call.membership();
		membership.leave(channel, call.account().id(), call.account().id());
		return call.container(List.of(), membership.effects());
	}

	private static InvitedUsers invite(Call call, InviteToChannel request) {
		RegisteredChannel channel = call.peers().joined(request.channel());
		if (!channel.isAdministeredBy(call.account().id())) {
			throw RpcError.badRequest("CHAT_ADMIN_REQUIRED");
		}
		List<RegisteredAccount> invited = request.users().stream().map((user) -> existing(call, user)).toList();
		Membership membership = call.membership();
		for (RegisteredAccount account : invited) {
			if (channel.rank(account.id()) == null) {
				membership.join(channel, call.account().id(), account.id(), Rank.MEMBER);
			}
		}
		return new InvitedUsers(call.container(List.of(), membership.effects()), List.of());
	}

	private static InvitedUsers add(Call call, AddChatUser request) {
		Group group = call.world().group(request.chatId());
		if (group == null || !group.members().contains(call.account().id())) {
			throw RpcError.badRequest("CHAT_ID_INVALID");
		}
		RegisteredAccount added = existing(call, request.userId());
		if (group.members().contains(added.id())) {
			throw RpcError.badRequest("USER_ALREADY_PARTICIPANT");
		}
		Membership membership = call.membership();
		membership.join(group, call.account().id(), added.id());
		return new InvitedUsers(call.container(List.of(), membership.effects()), List.of());
	}

	private static RegisteredAccount existing(Call call, InputUserType user) {
		RegisteredAccount account = call.peers().user(user);
		if (account == null) {
			throw RpcError.badRequest("USER_ID_INVALID");
		}
		return account;
	}

}
