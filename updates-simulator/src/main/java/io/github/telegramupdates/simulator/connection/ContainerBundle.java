package io.github.telegramupdates.simulator.connection;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.tl.ChatType;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.UpdatesCombined;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.UserType;

/**
 * Several containers that become one, with all of their members in order.
 */
final class ContainerBundle {

	private final List<Update> updates = new ArrayList<>();

	private final List<UserType> users = new ArrayList<>();

	private final List<ChatType> chats = new ArrayList<>();

	private int left;

	private int date;

	private int seqStart;

	private int seq;

	/**
	 * Begins to collect.
	 */
	void expect(int containers) {
		this.left = containers;
	}

	/**
	 * Takes a container in if one is expected and if it has a full form.
	 * @return whether it was taken
	 */
	boolean take(UpdatesType container) {
		if (this.left == 0) {
			return false;
		}
		if (container instanceof Updates full) {
			add(full.updates(), full.users(), full.chats());
			number(full.seq(), full.seq(), full.date());
			return true;
		}
		if (container instanceof UpdatesCombined combined) {
			add(combined.updates(), combined.users(), combined.chats());
			number(combined.seqStart(), combined.seq(), combined.date());
			return true;
		}
		return false;
	}

	/**
	 * Whether it holds something.
	 */
	boolean isBegun() {
		return !this.updates.isEmpty() || this.seq > 0;
	}

	boolean isComplete() {
		return this.left == 0;
	}

	/**
	 * The one container. The next bundle starts empty.
	 */
	UpdatesType together() {
		List<Update> all = List.copyOf(this.updates);
		List<UserType> allUsers = this.users.stream().distinct().toList();
		List<ChatType> allChats = this.chats.stream().distinct().toList();
		UpdatesType container = (this.seqStart == this.seq) ? new Updates(all, allUsers, allChats, this.date, this.seq)
				: new UpdatesCombined(all, allUsers, allChats, this.date, this.seqStart, this.seq);
		this.updates.clear();
		this.users.clear();
		this.chats.clear();
		this.seqStart = 0;
		this.seq = 0;
		return container;
	}

	private void add(List<Update> moreUpdates, List<UserType> moreUsers, List<ChatType> moreChats) {
		this.updates.addAll(moreUpdates);
		this.users.addAll(moreUsers);
		this.chats.addAll(moreChats);
		this.left--;
	}

	private void number(int start, int end, int when) {
		this.date = when;
		if (end > 0) {
			this.seqStart = (this.seqStart > 0) ? this.seqStart : start;
			this.seq = end;
		}
	}

}
