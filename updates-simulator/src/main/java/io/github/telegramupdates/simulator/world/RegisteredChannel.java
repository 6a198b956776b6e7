package io.github.telegramupdates.simulator.world;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.LoggedChange.ParticipantChanged;
import org.jspecify.annotations.Nullable;

/**
 * A broadcast channel or supergroup.
 */
public final class RegisteredChannel {

	final MessageBox box;

	final Set<Long> watchers = new TreeSet<>();

	boolean hidden;

	final Map<Long, Rank> members = new TreeMap<>();

	private final long id;

	private final String title;

	private final boolean broadcast;

	private final int date;

	RegisteredChannel(long id, String title, boolean broadcast, int date, int retention) {
		this.box = new MessageBox(retention);
		this.id = id;
		this.title = title;
		this.broadcast = broadcast;
		this.date = date;
	}

	/**
	 * The channel's id.
	 * @return the id
	 */
	public long id() {
		return this.id;
	}

	/**
	 * The channel's title.
	 * @return the title
	 */
	public String title() {
		return this.title;
	}

	/**
	 * Whether it is a broadcast channel rather than a supergroup.
	 * @return whether only administrators write
	 */
	public boolean isBroadcast() {
		return this.broadcast;
	}

	/**
	 * When it was created.
	 * @return seconds since the epoch
	 */
	public int date() {
		return this.date;
	}

	/**
	 * Its messages and their log.
	 * @return the channel's box
	 */
	public MessageBox box() {
		return this.box;
	}

	/**
	 * Who is in it.
	 * @return the users' ids, ascending
	 */
	public Set<Long> members() {
		return Collections.unmodifiableSet(this.members.keySet());
	}

	/**
	 * What an account is in the channel.
	 * @param userId the account's id
	 * @return its rank, or {@code null} if it is no member
	 */
	public @Nullable Rank rank(long userId) {
		return this.members.get(userId);
	}

	/**
	 * Whether an account has access: members do, but only the owner while the channel is
	 * closed.
	 * @param userId the account's id
	 * @return whether it receives what happens, and may ask
	 */
	public boolean isVisibleTo(long userId) {
		Rank rank = rank(userId);
		return rank != null && (!this.hidden || rank == Rank.OWNER);
	}

	/**
	 * Whether the channel is closed to all but its owner.
	 * @return whether it is closed
	 */
	public boolean isHidden() {
		return this.hidden;
	}

	/**
	 * Whether an account may post.
	 * @param userId the account's id
	 * @return whether it is a member that may write
	 */
	public boolean isWriter(long userId) {
		Rank rank = rank(userId);
		return rank != null && (!this.broadcast || rank != Rank.MEMBER);
	}

	/**
	 * Whether an account may delete messages of others.
	 * @param userId the account's id
	 * @return whether it owns or administers the channel
	 */
	public boolean isAdministeredBy(long userId) {
		Rank rank = rank(userId);
		return rank != null && rank != Rank.MEMBER;
	}

	void tellWatchers(World world, Changes changes, long userId, boolean joined) {
		for (long watcherId : this.watchers) {
			RegisteredAccount watcher = world.account(watcherId);
			if (watcher != null && isAdministeredBy(watcherId)) {
				changes.qts(watcher, new ParticipantChanged(ChatKey.channel(this.id), userId, userId, joined));
			}
		}
	}

	/**
	 * What an account can be in a channel.
	 */
	public enum Rank {

		/**
		 * Owns the channel.
		 */
		OWNER,

		/**
		 * May post in a broadcast channel and delete messages of others.
		 */
		ADMIN,

		/**
		 * An ordinary member.
		 */
		MEMBER

	}

}
