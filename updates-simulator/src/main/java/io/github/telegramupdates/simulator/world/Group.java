package io.github.telegramupdates.simulator.world;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A basic group.
 */
public final class Group {

	final Set<Long> members = new TreeSet<>();

	private final long id;

	private final String title;

	private final long creatorId;

	private final int date;

	Group(long id, String title, long creatorId, int date) {
		this.id = id;
		this.title = title;
		this.creatorId = creatorId;
		this.date = date;
	}

	/**
	 * The group's id.
	 * @return the id
	 */
	public long id() {
		return this.id;
	}

	/**
	 * The group's title.
	 * @return the title
	 */
	public String title() {
		return this.title;
	}

	/**
	 * Who created it.
	 * @return the user's id
	 */
	public long creatorId() {
		return this.creatorId;
	}

	/**
	 * When it was created.
	 * @return seconds since the epoch
	 */
	public int date() {
		return this.date;
	}

	/**
	 * Who is in it.
	 * @return the users' ids, ascending
	 */
	public Set<Long> members() {
		return Collections.unmodifiableSet(this.members);
	}

}
