package io.github.telegramupdates.simulator.world;

import java.util.Set;

import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.LoggedChange.Created;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way. In a channel it makes one message; elsewhere every participant
 * gets a copy, with an id from its own numbering.
 *
 * @param uid identifies the message across the copies
 * @param senderId who writes
 * @param to the chat as the sender sees it
 * @param text what it says
 * @param style what it has besides
 * @param action what a service message says, or {@code null} for an ordinary message
 */
record Draft(long uid, long senderId, ChatKey to, String text, MessageStyle style, @Nullable ServiceAction action) {

	void deliver(World world, Changes changes) {
		switch (this.to.kind()) {
			case USER -> deliverToUser(world, changes);
			case GROUP -> deliverToGroup(world, changes);
			case CHANNEL -> deliverToChannel(world, changes);
		}
	}

	private void deliverToUser(World world, Changes changes) {
		RegisteredAccount sender = world.account(this.senderId);
		RegisteredAccount receiver = world.account(this.to.id());
		if (sender == null || receiver == null) {
			return;
		}
		copyTo(world, changes, sender, this.to);
		if (receiver != sender) {
			copyTo(world, changes, receiver, ChatKey.user(this.senderId));
		}
	}

	private void deliverToGroup(World world, Changes changes) {
		Group group = world.group(this.to.id());
		for (long memberId : (group != null) ? group.members() : Set.<Long>of()) {
			RegisteredAccount member = world.account(memberId);
			if (member != null) {
				copyTo(world, changes, member, this.to);
			}
		}
	}

	private void copyTo(World world, Changes changes, RegisteredAccount owner, ChatKey chat) {
		int id = owner.box.nextId();
		owner.dialogs.add(chat);
		owner.box.put(message(id, chat, this.style.in(owner.box, world), changes.date()));
		world.place(this.uid, Place.in(owner, id));
		changes.common(owner, 1, new Created(chat, id));
	}

	private void deliverToChannel(World world, Changes changes) {
		RegisteredChannel channel = world.channel(this.to.id());
		if (channel == null) {
			return;
		}
		int id = channel.box.nextId();
		channel.box.put(message(id, this.to, this.style.in(channel.box, world), changes.date()));
		world.place(this.uid, Place.in(channel, id));
		changes.channel(channel, 1, new Created(this.to, id));
	}

	private StoredMessage message(int id, ChatKey chat, MessageStyle own, int date) {
		return new StoredMessage(this.uid, id, chat, this.senderId, this.text, own, date, null, false, this.action);
	}

}
