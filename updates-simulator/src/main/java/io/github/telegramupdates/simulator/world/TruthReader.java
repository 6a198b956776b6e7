package io.github.telegramupdates.simulator.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.telegramupdates.simulator.truth.AccountTruth;
import io.github.telegramupdates.simulator.truth.BoxKey;
import io.github.telegramupdates.simulator.truth.TruthEvent;
import io.github.telegramupdates.simulator.truth.TruthEvent.Kind;
import io.github.telegramupdates.simulator.truth.TruthMessage;
import io.github.telegramupdates.simulator.truth.TruthState;
import io.github.telegramupdates.simulator.world.LoggedChange.Created;
import io.github.telegramupdates.simulator.world.LoggedChange.Deleted;
import io.github.telegramupdates.simulator.world.LoggedChange.Edited;
import io.github.telegramupdates.simulator.world.LoggedChange.InboxRead;
import io.github.telegramupdates.simulator.world.LoggedChange.OutboxRead;
import io.github.telegramupdates.simulator.world.LoggedChange.Pinned;
import io.github.telegramupdates.simulator.world.LoggedChange.Reacted;

/**
 * Takes the snapshot of an account.
 */
public final class TruthReader {

	private final World world;

	private final RegisteredAccount account;

	private final Map<Long, Integer> positions = new TreeMap<>();

	private final List<TruthMessage> messages = new ArrayList<>();

	private final List<TruthEvent> events = new ArrayList<>();

	private final Map<BoxKey, Integer> retained = new HashMap<>();

	private TruthReader(World world, RegisteredAccount account) {
		this.world = world;
		this.account = account;
	}

	/**
	 * Takes the snapshot.
	 * @param world everything there is
	 * @param account whose snapshot
	 * @param date the time, in seconds since the epoch
	 * @return the snapshot
	 */
	public static AccountTruth read(World world, RegisteredAccount account, int date) {
		return new TruthReader(world, account).read(date);
	}

	private AccountTruth read(int date) {
		addBox(BoxKey.COMMON, this.account.box());
		addEvents(BoxKey.QTS, this.account.qts());
		for (long channelId : this.account.channels()) {
			RegisteredChannel channel = this.world.channel(channelId);
			if (channel != null) {
				this.positions.put(channelId, channel.box().log().position());
				addBox(BoxKey.channel(channelId), channel.box());
			}
		}
		TruthState state = new TruthState(this.account.box().log().position(), this.account.qts().position(),
				this.account.seq(), date);
		return new AccountTruth(this.account.id(), state, this.positions, this.messages, this.events, this.retained);
	}

	private void addBox(BoxKey key, MessageBox box) {
		addMessages(box.messages());
		addEvents(key, box.log());
	}

	private void addMessages(Collection<StoredMessage> stored) {
		for (StoredMessage message : stored) {
			this.messages.add(new TruthMessage(message.chat(), message.id(), message.senderId(), message.text(),
					message.date(), message.editDate(), message.senderId() == this.account.id()));
		}
	}

	private void addEvents(BoxKey key, EventLog log) {
		this.retained.put(key, log.retainedFrom());
		for (LogEvent event : log.after(Integer.MIN_VALUE, Integer.MAX_VALUE)) {
			LoggedChange what = event.what();
			this.events.add(new TruthEvent(key, event.position(), event.count(), kind(what), ids(what), what.chat(),
					event.millis()));
		}
	}

	private static Kind kind(LoggedChange what) {
		if (what instanceof Created) {
			return Kind.NEW;
		}
		if (what instanceof Edited) {
			return Kind.EDIT;
		}
		if (what instanceof Deleted) {
			return Kind.DELETE;
		}
		if (what instanceof InboxRead || what instanceof OutboxRead) {
			return Kind.READ;
		}
		return (what instanceof Pinned) ? Kind.PIN : Kind.OTHER;
	}

	private static List<Integer> ids(LoggedChange what) {
		if (what instanceof Created created) {
			return List.of(created.id());
		}
		if (what instanceof Edited edited) {
			return List.of(edited.id());
		}
		if (what instanceof Deleted deleted) {
			return deleted.ids();
		}
		if (what instanceof InboxRead read) {
			return List.of(read.maxId());
		}
		if (what instanceof OutboxRead read) {
			return List.of(read.maxId());
		}
		if (what instanceof Pinned pinned) {
			return List.of(pinned.id());
		}
		return (what instanceof Reacted reacted) ? List.of(reacted.id()) : List.of();
	}

}
