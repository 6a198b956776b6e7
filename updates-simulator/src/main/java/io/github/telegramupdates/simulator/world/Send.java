package io.github.telegramupdates.simulator.world;

import java.util.Set;

import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.Happening.Created;

/**
 * Somebody writes. In a channel that makes one message; elsewhere every participant gets
 * a copy, with an id from its own numbering.
 *
 * @param senderId who writes
 * @param to the chat as the sender sees it
 * @param text what it says
 * @param randomId made up by the sender's client to avoid sending twice, or 0
 */
public record Send(long senderId, ChatKey to, String text, long randomId) implements Operation {

	@Override
	public void apply(World world, Changes changes) {
		Account sender = world.account(this.senderId);
		if (sender == null) {
			return;
		}
		if (this.randomId != 0) {
			sender.randomIds.add(this.randomId);
		}
		long uid = world.nextUid();
		changes.creates(uid);
		switch (this.to.kind()) {
			case USER -> sendToUser(world, changes, uid, sender);
			case GROUP -> sendToGroup(world, changes, uid);
			case CHANNEL -> sendToChannel(world, changes, uid);
		}
	}

	private void sendToUser(World world, Changes changes, long uid, Account sender) {
		Account receiver = world.account(this.to.id());
		if (receiver == null) {
			return;
		}
		copyTo(world, changes, uid, sender, this.to);
		if (receiver != sender) {
			copyTo(world, changes, uid, receiver, ChatKey.user(this.senderId));
		}
	}

	private void sendToGroup(World world, Changes changes, long uid) {
		Group group = world.group(this.to.id());
		for (long memberId : (group != null) ? group.members() : Set.<Long>of()) {
			Account member = world.account(memberId);
			if (member != null) {
				copyTo(world, changes, uid, member, this.to);
			}
		}
	}

	private void copyTo(World world, Changes changes, long uid, Account owner, ChatKey chat) {
		int id = owner.box.nextId();
		owner.dialogs.add(chat);
		owner.box.put(message(uid, id, chat, changes.date()));
		world.place(uid, Place.in(owner, id));
		changes.common(owner, 1, new Created(chat, id));
	}

	private void sendToChannel(World world, Changes changes, long uid) {
		StoredChannel channel = world.channel(this.to.id());
		if (channel == null) {
			return;
		}
		int id = channel.box.nextId();
		channel.box.put(message(uid, id, this.to, changes.date()));
		world.place(uid, Place.in(channel, id));
		changes.channel(channel, 1, new Created(this.to, id));
	}

	private StoredMessage message(long uid, int id, ChatKey chat, int date) {
		return new StoredMessage(uid, id, chat, this.senderId, this.text, date, null, false);
	}

}
