package io.github.telegramupdates.simulator.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.telegramupdates.simulator.truth.ChatKey;
import org.jspecify.annotations.Nullable;

/**
 * Everything there is. Not safe for use by several threads.
 */
public final class World {

	private static final long FIRST_USER_ID = 1_001;

	private static final long FIRST_GROUP_ID = 500_001;

	private static final long FIRST_CHANNEL_ID = 1_000_000_001L;

	private final Map<Long, RegisteredAccount> accounts = new LinkedHashMap<>();

	private final Map<Long, Group> groups = new LinkedHashMap<>();

	private final Map<Long, RegisteredChannel> channels = new LinkedHashMap<>();

	private final Map<Long, List<Place>> places = new HashMap<>();

	private final Map<Reactor, String> reactions = new HashMap<>();

	private final int retention;

	private long lastUid;

	/**
	 * Creates an empty world.
	 * @param retention how many events of each box differences can reach
	 */
	public World(int retention) {
		this.retention = retention;
	}

	/**
	 * Carries out an operation.
	 * @param operation what to do
	 * @param millis when it happens, in milliseconds since the epoch
	 * @return what follows from it
	 */
	public Changes apply(Operation operation, long millis) {
		Changes changes = new Changes(millis);
		operation.apply(this, changes);
		return changes;
	}

	/**
	 * All accounts.
	 * @return the accounts in the order of their creation
	 */
	public Collection<RegisteredAccount> accounts() {
		return Collections.unmodifiableCollection(this.accounts.values());
	}

	/**
	 * All basic groups.
	 * @return the groups in the order of their creation
	 */
	public Collection<Group> groups() {
		return Collections.unmodifiableCollection(this.groups.values());
	}

	/**
	 * All channels and supergroups.
	 * @return the channels in the order of their creation
	 */
	public Collection<RegisteredChannel> channels() {
		return Collections.unmodifiableCollection(this.channels.values());
	}

	/**
	 * Finds an account.
	 * @param id its id
	 * @return the account, or {@code null} if there is none
	 */
	public @Nullable RegisteredAccount account(long id) {
		return this.accounts.get(id);
	}

	/**
	 * Finds a basic group.
	 * @param id its id
	 * @return the group, or {@code null} if there is none
	 */
	public @Nullable Group group(long id) {
		return this.groups.get(id);
	}

	/**
	 * Finds a channel.
	 * @param id its id
	 * @return the channel, or {@code null} if there is none
	 */
	public @Nullable RegisteredChannel channel(long id) {
		return this.channels.get(id);
	}

	/**
	 * The box an account sees a chat through.
	 * @param account the account
	 * @param chat the chat
	 * @return the channel's box, or the account's own
	 */
	public @Nullable MessageBox box(RegisteredAccount account, ChatKey chat) {
		if (chat.kind() != ChatKey.Kind.CHANNEL) {
			return account.box();
		}
		RegisteredChannel channel = channel(chat.id());
		return (channel != null) ? channel.box() : null;
	}

	/**
	 * A message as it stands in a box.
	 * @param uid identifies the message across the copies
	 * @param box the box
	 * @return the message, or {@code null} if the box does not have it
	 */
	public @Nullable StoredMessage message(long uid, MessageBox box) {
		for (Place place : places(uid)) {
			if (place.box() == box) {
				return box.message(place.id());
			}
		}
		return null;
	}

	List<Place> places(long uid) {
		return List.copyOf(this.places.getOrDefault(uid, List.of()));
	}

	RegisteredAccount createAccount(String name, boolean bot) {
		long id = FIRST_USER_ID + this.accounts.size();
		while (this.accounts.containsKey(id)) {
			id++;
		}
		return createAccount(id, name, bot);
	}

	RegisteredAccount createAccount(long id, String name, boolean bot) {
		RegisteredAccount account = new RegisteredAccount(id, name, bot, this.retention);
		this.accounts.put(id, account);
		return account;
	}

	Group createGroup(String title, long creatorId, int date) {
		Group group = new Group(FIRST_GROUP_ID + this.groups.size(), title, creatorId, date);
		this.groups.put(group.id(), group);
		return group;
	}

	RegisteredChannel createChannel(String title, boolean broadcast, int date) {
		RegisteredChannel channel = new RegisteredChannel(FIRST_CHANNEL_ID + this.channels.size(), title, broadcast,
				date, this.retention);
		this.channels.put(channel.id(), channel);
		return channel;
	}

	long nextUid() {
		return ++this.lastUid;
	}

	void place(long uid, Place place) {
		this.places.computeIfAbsent(uid, (ignored) -> new ArrayList<>(2)).add(place);
	}

	void displace(long uid, Place place) {
		List<Place> left = this.places.get(uid);
		if (left != null && left.remove(place) && left.isEmpty()) {
			this.places.remove(uid);
		}
	}

	@Nullable String react(long uid, long userId, @Nullable String emoticon) {
		Reactor reactor = new Reactor(uid, userId);
		return (emoticon != null) ? this.reactions.put(reactor, emoticon) : this.reactions.remove(reactor);
	}

	private record Reactor(long uid, long userId) {
	}

}
