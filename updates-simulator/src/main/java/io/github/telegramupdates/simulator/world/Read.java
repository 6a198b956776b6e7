package io.github.telegramupdates.simulator.world;

import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.LoggedChange.InboxRead;
import io.github.telegramupdates.simulator.world.LoggedChange.OutboxRead;
import io.github.telegramupdates.simulator.world.Notice.ChannelRead;

/**
 * An account reads a chat.
 *
 * @param readerId who reads
 * @param chat the chat as the reader sees it
 * @param maxId up to which message, in the numbering of the reader's box
 */
public record Read(long readerId, ChatKey chat, int maxId) implements Operation {

	@Override
	public void apply(World world, Changes changes) {
		RegisteredAccount reader = world.account(this.readerId);
		MessageBox box = (reader != null) ? world.box(reader, this.chat) : null;
		StoredMessage last = (box != null) ? box.lastIncoming(this.chat, this.readerId, this.maxId) : null;
		if (reader == null || box == null || last == null) {
			return;
		}
		int before = reader.readUpTo.getOrDefault(this.chat, 0);
		if (last.id() <= before) {
			return;
		}
		reader.readUpTo.put(this.chat, last.id());
		int unread = box.incomingAfter(this.chat, this.readerId, last.id());
		if (this.chat.kind() == ChatKey.Kind.CHANNEL) {
			changes.unnumbered(reader, new ChannelRead(this.chat.id(), last.id(), unread, box.log().position()));
			return;
		}
		changes.common(reader, 1, new InboxRead(this.chat, last.id(), unread));
		tellSender(world, changes, last);
	}

	private void tellSender(World world, Changes changes, StoredMessage last) {
		RegisteredAccount sender = world.account(last.senderId());
		StoredMessage sent = (sender != null) ? world.message(last.uid(), sender.box()) : null;
		if (sender != null && sent != null) {
			sender.readByOthersUpTo.merge(sent.chat(), sent.id(), Math::max);
			changes.common(sender, 1, new OutboxRead(sent.chat(), sent.id()));
		}
	}

}
