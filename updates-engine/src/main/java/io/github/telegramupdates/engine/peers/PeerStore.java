package io.github.telegramupdates.engine.peers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

import io.github.telegramupdates.engine.delivery.EntityFacts;
import io.github.telegramupdates.engine.peers.ChannelAccessHasher;
import io.github.telegramupdates.engine.peers.UserAccessHasher;
import io.github.telegramupdates.tl.Channel;
import io.github.telegramupdates.tl.Chat;
import io.github.telegramupdates.tl.ChatForbidden;
import io.github.telegramupdates.tl.ChatType;
import io.github.telegramupdates.tl.Peer;
import io.github.telegramupdates.tl.PeerChannel;
import io.github.telegramupdates.tl.PeerChat;
import io.github.telegramupdates.tl.PeerUser;
import io.github.telegramupdates.tl.UserType;
import org.jspecify.annotations.Nullable;

/**
 * Access hashes of an account: learnt from whatever the server sends, kept in a bounded
 * cache, written to storage before the updates that came with them are delivered.
 * {@code min} entities teach nothing, because their hashes are not usable.
 */
public final class PeerStore {

	private static final int CACHED = 10_000;

	/**
	 * While the storage is down, what cannot be kept is learnt again from later updates.
	 */
	private static final int UNSAVED = 100_000;

	private final long userId;

	private final ChannelAccessHasher channelHashes;

	private final UserAccessHasher userHashes;

	private final Map<Long, Long> channels = new Cache();

	private final Map<Long, Long> users = new Cache();

	private final Map<Long, Long> refusedChannels = new Cache();

	/** Channels that were asked for in vain, each with its own id. */
	private final Map<Long, Long> missedChannels = new Cache();

	/** Basic groups need no access hash: that they were described is all to be known. */
	private final Map<Long, Long> groups = new Cache();

	private final MessageContexts contexts = new MessageContexts();

	private Map<Long, Long> unsavedChannels = new TreeMap<>();

	private Map<Long, Long> unsavedUsers = new TreeMap<>();

	/** Ends when the thread has written that is writing now. */
	private @Nullable CountDownLatch writing;

	public PeerStore(long userId, ChannelAccessHasher channelHashes, UserAccessHasher userHashes) {
		this.userId = userId;
		this.channelHashes = channelHashes;
		this.userHashes = userHashes;
	}

	/**
	 * Learns users.
	 */
	public synchronized void learnUsers(List<UserType> learnt) {
		for (UserType type : learnt) {
			Long hash = EntityFacts.accessHash(type);
			if (hash != null && this.unsavedUsers.size() < UNSAVED
					&& !Objects.equals(this.users.put(type.id(), hash), hash)) {
				this.unsavedUsers.put(type.id(), hash);
			}
		}
	}

	/**
	 * Learns channels and basic groups.
	 * @return ids of the channels that can be read now because their access hash is new
	 */
	public synchronized List<Long> learnChats(List<ChatType> learnt) {
		return learnt.stream().filter(this::learnChat).map(ChatType::id).toList();
	}

	private boolean learnChat(ChatType type) {
		if (type instanceof Chat || type instanceof ChatForbidden) {
			this.groups.put(type.id(), type.id());
		}
		Long hash = EntityFacts.accessHash(type);
		boolean news = hash != null && learnChannel(type.id(), hash);
		// who has left it need not read it, unless its access hash is waited for
		return news && type instanceof Channel
				&& (this.missedChannels.remove(type.id()) != null || EntityFacts.isMember(type));
	}

	private boolean learnChannel(long channelId, long accessHash) {
		if (this.unsavedChannels.size() >= UNSAVED
				|| Objects.equals(this.channels.put(channelId, accessHash), accessHash)) {
			return false;
		}
		this.unsavedChannels.put(channelId, accessHash);
		return true;
	}

	/**
	 * Writes what was learnt before the call, sorted by id, so that two writers cannot
	 * lock each other out. Waits for what another thread writes; no lock is held while
	 * something is written.
	 * @throws InterruptedException if the thread is interrupted while it waits
	 */
	public void save() throws InterruptedException {
		if (isSaved()) {
			return;
		}
		CountDownLatch mine = new CountDownLatch(1);
		for (CountDownLatch turn = turn(mine); turn != mine; turn = turn(mine)) {
			turn.await();
		}
		try {
			writeUnsaved();
		}
		finally {
			endTurn(mine);
		}
	}

	private synchronized boolean isSaved() {
		return this.writing == null && this.unsavedChannels.isEmpty() && this.unsavedUsers.isEmpty();
	}

	/** The turn to write, which is that of another thread if there is one. */
	private synchronized CountDownLatch turn(CountDownLatch mine) {
		if (this.writing == null) {
			this.writing = mine;
		}
		return this.writing;
	}

	private void endTurn(CountDownLatch mine) {
		synchronized (this) {
			this.writing = null;
		}
		mine.countDown();
	}

	private void writeUnsaved() {
		Map<Long, Long> newChannels;
		Map<Long, Long> newUsers;
		synchronized (this) {
			newChannels = this.unsavedChannels;
			newUsers = this.unsavedUsers;
			this.unsavedChannels = new TreeMap<>();
			this.unsavedUsers = new TreeMap<>();
		}
		write(newChannels, newUsers);
	}

	private void write(Map<Long, Long> newChannels, Map<Long, Long> newUsers) {
		boolean written = false;
		try {
			if (!newChannels.isEmpty()) {
				this.channelHashes.setChannelAccessHashes(this.userId, newChannels);
			}
			if (!newUsers.isEmpty()) {
				this.userHashes.setUserAccessHashes(this.userId, newUsers);
			}
			written = true;
		}
		finally {
			if (!written) {
				keepUnsaved(newChannels, newUsers);
			}
		}
	}

	private synchronized void keepUnsaved(Map<Long, Long> newChannels, Map<Long, Long> newUsers) {
		newChannels.forEach(this.unsavedChannels::putIfAbsent);
		newUsers.forEach(this.unsavedUsers::putIfAbsent);
	}

	/**
	 * The server does not accept the access hash of a channel: it is not used again.
	 */
	public synchronized void refuseChannel(long channelId) {
		Long hash = this.channels.remove(channelId);
		if (hash != null) {
			this.refusedChannels.put(channelId, hash);
		}
	}

	/**
	 * The access hash of a channel, from the cache or the storage.
	 */
	public OptionalLong channelHash(long channelId) {
		synchronized (this) {
			Long cached = this.channels.get(channelId);
			if (cached != null) {
				return OptionalLong.of(cached);
			}
		}
		OptionalLong stored = this.channelHashes.getChannelAccessHash(this.userId, channelId);
		synchronized (this) {
			if (stored.isPresent() && Objects.equals(this.refusedChannels.get(channelId), stored.getAsLong())) {
				stored = OptionalLong.empty();
			}
			if (stored.isPresent()) {
				this.channels.putIfAbsent(channelId, stored.getAsLong());
			}
			else {
				this.missedChannels.put(channelId, channelId);
			}
		}
		return stored;
	}

	/**
	 * The access hash of a user, from the cache or the storage.
	 */
	public OptionalLong userHash(long peerId) {
		synchronized (this) {
			Long cached = this.users.get(peerId);
			if (cached != null) {
				return OptionalLong.of(cached);
			}
		}
		OptionalLong stored = this.userHashes.getUserAccessHash(this.userId, peerId);
		synchronized (this) {
			stored.ifPresent((hash) -> this.users.putIfAbsent(peerId, hash));
		}
		return stored;
	}

	public boolean isSelf(long peerId) {
		return peerId == this.userId;
	}

	/**
	 * Whether a peer was described in full: users and channels with a usable access hash.
	 */
	public boolean knows(Peer peer) {
		if (peer instanceof PeerUser user) {
			return isSelf(user.userId()) || userHash(user.userId()).isPresent();
		}
		if (peer instanceof PeerChat group) {
			return knowsGroup(group.chatId());
		}
		return peer instanceof PeerChannel channel && channelHash(channel.channelId()).isPresent();
	}

	/**
	 * Whether a peer is known without asking the storage.
	 */
	public synchronized boolean remembers(Peer peer) {
		if (peer instanceof PeerUser user) {
			return isSelf(user.userId()) || this.users.containsKey(user.userId());
		}
		if (peer instanceof PeerChat group) {
			return knowsGroup(group.chatId());
		}
		return peer instanceof PeerChannel channel && this.channels.containsKey(channel.channelId());
	}

	private synchronized boolean knowsGroup(long groupId) {
		return this.groups.containsKey(groupId);
	}

	/**
	 * Where channels were seen that the server described in part only.
	 */
	public MessageContexts contexts() {
		return this.contexts;
	}

	private static final class Cache extends LinkedHashMap<Long, Long> {

		private static final long serialVersionUID = 1L;

		Cache() {
			super(16, 0.75f, true);
		}

		@Override
		protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
			return size() > CACHED;
		}

	}

}
