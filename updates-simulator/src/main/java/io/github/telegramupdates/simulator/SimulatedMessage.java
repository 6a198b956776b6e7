package io.github.telegramupdates.simulator;

import java.util.List;
import java.util.NoSuchElementException;

import io.github.telegramupdates.simulator.server.Server;
import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.Delete;
import io.github.telegramupdates.simulator.world.Edit;
import io.github.telegramupdates.simulator.world.MessageBox;
import io.github.telegramupdates.simulator.world.Pin;
import io.github.telegramupdates.simulator.world.RegisteredAccount;
import io.github.telegramupdates.simulator.world.StoredMessage;
import org.jspecify.annotations.Nullable;

/**
 * A message in the hands of its sender. What is done to a deleted message does nothing.
 */
public final class SimulatedMessage {

	private final Server server;

	private final long uid;

	private final RegisteredAccount sender;

	private final ChatKey chat;

	SimulatedMessage(Server server, long uid, RegisteredAccount sender, ChatKey chat) {
		this.server = server;
		this.uid = uid;
		this.sender = sender;
		this.chat = chat;
	}

	/**
	 * The message's id in the sender's numbering, or in the channel's.
	 * @return the id
	 * @throws NoSuchElementException if the message was deleted
	 */
	public int id() {
		return idFor(this.sender);
	}

	/**
	 * The message's id as an account sees it.
	 * @param viewer the account
	 * @return the id in its numbering, or in the channel's
	 * @throws NoSuchElementException if the message was deleted, or the account does not
	 * have it
	 */
	public int idFor(SimulatedAccount viewer) {
		return idFor(viewer.account());
	}

	private int idFor(RegisteredAccount viewer) {
		StoredMessage message = this.server.<@Nullable StoredMessage>locked(() -> {
			MessageBox box = this.server.world().box(viewer, this.chat);
			return (box != null) ? this.server.world().message(this.uid, box) : null;
		});
		if (message == null) {
			throw new NoSuchElementException("Message " + this.uid + " does not exist for " + viewer.name());
		}
		return message.id();
	}

	/**
	 * Gives the message another text. Does nothing if the text is the same.
	 * @param text what it says from now on
	 * @return this message
	 */
	public SimulatedMessage edits(String text) {
		this.server.perform(new Edit(this.uid, text));
		return this;
	}

	/**
	 * Deletes the message for everybody.
	 */
	public void deletes() {
		this.server.perform(new Delete(this.sender.id(), List.of(this.uid), true));
	}

	/**
	 * Pins the message for everybody.
	 * @return this message
	 */
	public SimulatedMessage pins() {
		this.server.perform(new Pin(this.uid, true));
		return this;
	}

	/**
	 * Unpins the message for everybody.
	 * @return this message
	 */
	public SimulatedMessage unpins() {
		this.server.perform(new Pin(this.uid, false));
		return this;
	}

	/**
	 * Where the message is.
	 * @return the chat as the sender sees it
	 */
	public ChatKey chat() {
		return this.chat;
	}

	long uid() {
		return this.uid;
	}

}
