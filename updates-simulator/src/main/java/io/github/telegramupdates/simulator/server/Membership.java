package io.github.telegramupdates.simulator.server;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.simulator.habit.Habit;
import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.Group;
import io.github.telegramupdates.simulator.world.JoinChannel;
import io.github.telegramupdates.simulator.world.JoinGroup;
import io.github.telegramupdates.simulator.world.LeaveChannel;
import io.github.telegramupdates.simulator.world.LeaveGroup;
import io.github.telegramupdates.simulator.world.Operation;
import io.github.telegramupdates.simulator.world.OperationEffect;
import io.github.telegramupdates.simulator.world.RegisteredChannel;
import io.github.telegramupdates.simulator.world.RegisteredChannel.Rank;
import io.github.telegramupdates.simulator.world.SendService;
import org.jspecify.annotations.Nullable;

/**
 * Accounts join and leave chats, with the service messages that go with it. Called while
 * the server is locked.
 */
public final class Membership {

	private final List<OperationEffect> effects = new ArrayList<>();

	private final Server server;

	private final @Nullable Session origin;

	Membership(Server server, @Nullable Session origin) {
		this.server = server;
		this.origin = origin;
	}

	/**
	 * Makes an account a member of a channel, or gives it another rank.
	 * @param channel the channel
	 * @param actorId who does it
	 * @param userId the account
	 * @param rank what it is from now on
	 */
	public void join(RegisteredChannel channel, long actorId, long userId, Rank rank) {
		boolean isNew = channel.rank(userId) == null;
		perform(new JoinChannel(channel.id(), userId, rank));
		if (isNew && !channel.isBroadcast()) {
			announce(actorId, ChatKey.channel(channel.id()), userId, true);
		}
	}

	/**
	 * Ends a membership in a channel. Who leaves on its own account does so in silence.
	 * @param channel the channel
	 * @param actorId who does it
	 * @param userId the account
	 */
	public void leave(RegisteredChannel channel, long actorId, long userId) {
		if (channel.rank(userId) == null) {
			return;
		}
		if (!channel.isBroadcast() && actorId != userId) {
			// Before the end, so that the removed account is notified, too
			announce(actorId, ChatKey.channel(channel.id()), userId, false);
		}
		perform(new LeaveChannel(channel.id(), userId));
	}

	/**
	 * Adds an account to a basic group.
	 * @param group the group
	 * @param actorId who does it
	 * @param userId the account
	 */
	public void join(Group group, long actorId, long userId) {
		if (!group.members().contains(userId)) {
			perform(new JoinGroup(group.id(), actorId, userId));
			announce(actorId, ChatKey.group(group.id()), userId, true);
		}
	}

	/**
	 * Ends a membership in a basic group.
	 * @param group the group
	 * @param actorId who does it
	 * @param userId the account
	 */
	public void leave(Group group, long actorId, long userId) {
		if (group.members().contains(userId)) {
			announce(actorId, ChatKey.group(group.id()), userId, false);
			perform(new LeaveGroup(group.id(), actorId, userId));
		}
	}

	/**
	 * What followed from all that.
	 */
	List<OperationEffect> effects() {
		return this.effects;
	}

	private void announce(long actorId, ChatKey chat, long userId, boolean added) {
		if (this.server.options().has(Habit.SERVICE_MESSAGES)) {
			perform(new SendService(actorId, chat, userId, added));
		}
	}

	private void perform(Operation operation) {
		this.effects.addAll(this.server.perform(operation, this.origin).effects());
	}

}
