package io.github.telegramupdates.engine.sequencing.container;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Entities;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.tl.ChatType;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.UpdatePtsChanged;
import io.github.telegramupdates.tl.UpdateShort;
import io.github.telegramupdates.tl.UpdateShortChatMessage;
import io.github.telegramupdates.tl.UpdateShortMessage;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.UpdatesCombined;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.UserType;

/**
 * The container that is being taken, in one shape whatever its constructor was, its
 * members sorted by what happens to them. One object serves all containers,
 * one after the other.
 */
public final class Container {

	/** By start, and at the same start annotations first. */
	private static final Comparator<SequencedUpdate> ORDER = Comparator
		.<SequencedUpdate>comparingLong((member) -> (long) member.position() - member.count())
		.thenComparingInt(SequencedUpdate::count);

	private static final Comparator<Update> RANK = Comparator.comparingInt(Position::unsequencedRank);

	private final long selfId;

	private final List<Update> hoisted = new ArrayList<>();

	private final List<SequencedUpdate> sequenced = new ArrayList<>();

	private final List<Update> commands = new ArrayList<>();

	private final List<Update> unsequenced = new ArrayList<>();

	private Entities entities = Entities.NONE;

	private int date;

	private int seqStart;

	private int seq;

	public Container(long selfId) {
		this.selfId = selfId;
	}

	/**
	 * Takes a container apart. {@code updatesTooLong} and {@code updateShortSentMessage}
	 * carry no member and give an empty one.
	 */
	public void open(UpdatesType updates) {
		if (updates instanceof Updates plain) {
			open(plain.updates(), entities(plain.users(), plain.chats()), plain.date(), plain.seq(), plain.seq());
		}
		else if (updates instanceof UpdatesCombined combined) {
			open(combined.updates(), entities(combined.users(), combined.chats()), combined.date(), combined.seqStart(),
					combined.seq());
		}
		else if (updates instanceof UpdateShort single) {
			unordered(single.update(), single.date());
		}
		else if (updates instanceof UpdateShortMessage message) {
			unordered(ShortMessages.expand(message, this.selfId), message.date());
		}
		else if (updates instanceof UpdateShortChatMessage message) {
			unordered(ShortMessages.expand(message, this.selfId), message.date());
		}
		else {
			open(List.of(), Entities.NONE, 0, 0, 0);
		}
	}

	private static Entities entities(List<UserType> users, List<ChatType> chats) {
		return (users.isEmpty() && chats.isEmpty()) ? Entities.NONE : new Entities(users, chats);
	}

	private void unordered(Update update, int date) {
		open(List.of(update), Entities.NONE, date, 0, 0);
	}

	private void open(List<Update> members, Entities entities, int date, int seqStart, int seq) {
		this.entities = entities;
		this.date = date;
		this.seqStart = seqStart;
		this.seq = seq;
		for (Update member : members) {
			add(member);
		}
		if (!isInOrder()) {
			bringInOrder();
		}
		if (this.unsequenced.size() > 1) {
			this.unsequenced.sort(RANK);
		}
	}

	private void add(Update update) {
		Position position = Position.of(update);
		if (!position.isNone()) {
			this.sequenced.add(position.live(update, this.entities));
		}
		else if (Position.isHoisted(update)) {
			this.hoisted.add(update);
		}
		else if (update instanceof UpdateChannelTooLong || update instanceof UpdatePtsChanged) {
			this.commands.add(update);
		}
		else {
			this.unsequenced.add(update);
		}
	}

	// mostly there is nothing to sort
	private boolean isInOrder() {
		for (int i = 1; i < this.sequenced.size(); i++) {
			SequencedUpdate before = this.sequenced.get(i - 1);
			SequencedUpdate after = this.sequenced.get(i);
			if (!before.box().equals(after.box()) || ORDER.compare(before, after) > 0) {
				return false;
			}
		}
		return true;
	}

	private void bringInOrder() {
		Map<BoxId, List<SequencedUpdate>> runs = new LinkedHashMap<>();
		this.sequenced.forEach((member) -> runs.computeIfAbsent(member.box(), (box) -> new ArrayList<>()).add(member));
		this.sequenced.clear();
		runs.values().forEach((run) -> {
			run.sort(ORDER);
			this.sequenced.addAll(run);
		});
	}

	/**
	 * Lets go of the members.
	 */
	public void close() {
		this.hoisted.clear();
		this.sequenced.clear();
		this.commands.clear();
		this.unsequenced.clear();
		this.entities = Entities.NONE;
	}

	/**
	 * The users and chats that came with it.
	 */
	public Entities entities() {
		return this.entities;
	}

	/**
	 * Mappings that go before the message that they describe.
	 */
	public List<Update> hoisted() {
		return this.hoisted;
	}

	/**
	 * The members that have positions, box by box, each in the order of its positions.
	 */
	public List<SequencedUpdate> sequenced() {
		return this.sequenced;
	}

	/**
	 * The members that ask the engine to do something.
	 */
	public List<Update> commands() {
		return this.commands;
	}

	/**
	 * The other members, in the order in which they go to their handlers.
	 */
	public List<Update> unsequenced() {
		return this.unsequenced;
	}

	/**
	 * Number of the first container it stands for; 0 if unordered.
	 */
	public int seqStart() {
		return this.seqStart;
	}

	/**
	 * Number of the last container it stands for; 0 if unordered.
	 */
	public int seq() {
		return this.seq;
	}

	public boolean isOrdered() {
		return this.seqStart != 0 && this.seq != 0;
	}

	public boolean isValid() {
		return this.seqStart >= 0 && this.seq >= this.seqStart && this.date >= 0;
	}

}
