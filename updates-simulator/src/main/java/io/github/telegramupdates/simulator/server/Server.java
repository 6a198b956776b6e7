package io.github.telegramupdates.simulator.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

import io.github.telegramupdates.simulator.clock.SimulatorClock;
import io.github.telegramupdates.simulator.habit.IncludedEntities;
import io.github.telegramupdates.simulator.habit.OwnEcho;
import io.github.telegramupdates.simulator.journal.JournalFile;
import io.github.telegramupdates.simulator.journal.JournalRecord;
import io.github.telegramupdates.simulator.truth.AccountTruth;
import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.Changes;
import io.github.telegramupdates.simulator.world.Operation;
import io.github.telegramupdates.simulator.world.OperationCodec;
import io.github.telegramupdates.simulator.world.OperationEffect;
import io.github.telegramupdates.simulator.world.RegisteredAccount;
import io.github.telegramupdates.simulator.world.TruthReader;
import io.github.telegramupdates.simulator.world.World;
import io.github.telegramupdates.tl.InputChannel;
import io.github.telegramupdates.tl.InputChannelType;
import io.github.telegramupdates.tl.InputPeer;
import io.github.telegramupdates.tl.InputPeerChannel;
import io.github.telegramupdates.tl.InputPeerChat;
import io.github.telegramupdates.tl.InputPeerUser;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.client.RpcException;
import org.jspecify.annotations.Nullable;

/**
 * Holds the world, the journal and the sessions behind one lock. An operation is written
 * to the journal before it changes anything; no foreign code runs under the lock.
 */
public final class Server implements AutoCloseable {

	private final Object lock = new Object();

	private final World world;

	private final RequestHandlers handlers = RequestHandlers.all();

	private final Map<Long, List<Session>> sessions = new HashMap<>();

	private final ServerOptions options;

	private final SeededAccessHashes hashes;

	private final EntityRules entityRules;

	private final FrozenAccounts frozenAccounts = new FrozenAccounts();

	private final SimulatorClock clock;

	private final @Nullable JournalFile journal;

	private List<Runnable> afterwards = new ArrayList<>();

	private long lastMillis;

	/**
	 * Starts the server with what the journal holds.
	 * @param options how it behaves
	 * @param clock its time
	 * @param journal where operations are kept, or {@code null} to keep nothing
	 */
	public Server(ServerOptions options, SimulatorClock clock, @Nullable JournalFile journal) {
		this.options = options;
		this.world = new World(options.retention());
		this.hashes = new SeededAccessHashes(options.seed());
		this.entityRules = new EntityRules(options.pushed(), options.fetched());
		this.clock = clock;
		this.journal = journal;
		if (journal != null) {
			for (JournalRecord entry : journal.replay(options.seed())) {
				this.world.apply(OperationCodec.decode(entry.content()), entry.millis());
				this.lastMillis = entry.millis();
			}
		}
	}

	/**
	 * Does something while nothing else happens on the server, then what was put off.
	 * @param work what to do
	 * @param <T> type of the result
	 * @return its result
	 */
	public <T extends @Nullable Object> T locked(Supplier<T> work) {
		try {
			synchronized (this.lock) {
				return work.get();
			}
		}
		finally {
			if (!Thread.holdsLock(this.lock)) {
				catchUp();
			}
		}
	}

	/**
	 * Does something while nothing else happens on the server, then what was put off.
	 * @param work what to do
	 */
	public void locked(Runnable work) {
		locked(() -> {
			work.run();
			return true;
		});
	}

	/**
	 * Puts something off until the lock is free. Called under the lock.
	 * @param task what to hand to the clock
	 */
	public void afterwards(Runnable task) {
		this.afterwards.add(task);
	}

	private void catchUp() {
		List<Runnable> tasks;
		synchronized (this.lock) {
			tasks = this.afterwards;
			this.afterwards = new ArrayList<>();
		}
		tasks.forEach(this.clock::execute);
	}

	/**
	 * Everything there is. To be read under the lock.
	 * @return the world
	 */
	public World world() {
		return this.world;
	}

	/**
	 * The server's time. It stands still while the clock is behind the last operation,
	 * for example after a restart: clients rely on dates that never go back.
	 * @return milliseconds since the epoch
	 */
	public long millis() {
		return locked(this::now);
	}

	private long now() {
		this.lastMillis = Math.max(this.lastMillis, this.clock.millis());
		return this.lastMillis;
	}

	/**
	 * Time and timers outside the server.
	 * @return the clock
	 */
	public SimulatorClock clock() {
		return this.clock;
	}

	/**
	 * Carries an operation out and notifies all sessions.
	 * @param operation what to do
	 * @return what followed from it
	 */
	public Changes perform(Operation operation) {
		return locked(() -> perform(operation, null));
	}

	Changes perform(Operation operation, @Nullable Session origin) {
		long millis = now();
		if (this.journal != null) {
			this.journal.append(new JournalRecord(millis, OperationCodec.encode(operation)));
		}
		Changes changes = this.world.apply(operation, millis);
		push(changes.effects(), origin);
		return changes;
	}

	/**
	 * Lets accounts join and leave chats. To be used under the lock.
	 * @return how
	 */
	public Membership membership() {
		return new Membership(this, null);
	}

	/**
	 * Pushes effects that no operation caused: they are in no log and no journal.
	 * @param effects the effects
	 */
	public void announce(List<OperationEffect> effects) {
		locked(() -> push(effects, null));
	}

	private void push(List<OperationEffect> effects, @Nullable Session origin) {
		if (effects.isEmpty()) {
			return;
		}
		for (RegisteredAccount account : this.world.accounts()) {
			List<Session> targets = this.sessions.getOrDefault(account.id(), List.of())
				.stream()
				.filter((session) -> session != origin || this.options.echo() != OwnEcho.NONE)
				.toList();
			if (!targets.isEmpty()) {
				List<UpdatesType> containers = containers(account, this.entityRules.pushed(account.id()))
					.pushes(effects, this.options);
				for (Session session : targets) {
					boolean late = session == origin && this.options.echo() == OwnEcho.AFTER_ANSWER;
					containers.forEach(late ? session::pushAfterAnswer : session::push);
				}
			}
		}
	}

	ContainerRenderer containers(RegisteredAccount viewer, IncludedEntities extent) {
		return new ContainerRenderer(this.world, viewer, entities(viewer, extent), date());
	}

	EntityRenderer entities(RegisteredAccount viewer, IncludedEntities extent) {
		return new EntityRenderer(this.hashes, viewer, extent);
	}

	/**
	 * Which entities accompany updates. To be used under the lock.
	 * @return the rules
	 */
	public EntityRules entityRules() {
		return this.entityRules;
	}

	/**
	 * Which accounts are frozen. To be used under the lock.
	 * @return the accounts
	 */
	public FrozenAccounts frozenAccounts() {
		return this.frozenAccounts;
	}

	PeerResolver peers(RegisteredAccount viewer, RegisteredAccount caller) {
		return new PeerResolver(this.world, this.hashes, viewer, caller);
	}

	ServerOptions options() {
		return this.options;
	}

	int date() {
		return (int) (now() / 1000);
	}

	/**
	 * Answers a method call. Called under the lock.
	 * @param session who calls
	 * @param request the call
	 * @param <R> type of the answer
	 * @return the answer
	 * @throws RpcException if it fails
	 */
	public <R> R answer(Session session, TlMethod<R> request) {
		try {
			String end = session.endOfAuthorization();
			if (end != null) {
				throw new RpcError(end.equals("AUTH_KEY_DUPLICATED") ? 406 : 401, end);
			}
			return this.handlers.answer(call(session), request);
		}
		catch (RpcError ex) {
			throw new RpcException(ex.code(), ex.type(), request.methodName());
		}
	}

	private Call call(Session session) {
		RegisteredAccount account = account(session.accountId());
		return new Call(this, session, account, account);
	}

	/**
	 * Starts to push to a session.
	 * @param session the session
	 */
	public void attach(Session session) {
		locked(() -> this.sessions.computeIfAbsent(session.accountId(), (id) -> new ArrayList<>()).add(session));
	}

	/**
	 * Stops to push to a session.
	 * @param session the session
	 */
	public void detach(Session session) {
		locked(() -> this.sessions.getOrDefault(session.accountId(), new ArrayList<>()).remove(session));
	}

	/**
	 * The sessions of an account.
	 * @param accountId the account
	 * @return those that are attached
	 */
	public List<Session> sessions(long accountId) {
		return locked(() -> List.copyOf(this.sessions.getOrDefault(accountId, List.of())));
	}

	/**
	 * Takes a snapshot of what the server has for an account.
	 * @param accountId the account
	 * @return the snapshot
	 */
	public AccountTruth truth(long accountId) {
		return locked(() -> TruthReader.read(this.world, account(accountId), date()));
	}

	/**
	 * How an account addresses a chat.
	 * @param viewerId the account
	 * @param chat the chat
	 * @return the chat with the account's access hash
	 */
	public InputPeer inputPeer(long viewerId, ChatKey chat) {
		long accessHash = this.hashes.hash(viewerId, chat);
		return switch (chat.kind()) {
			case USER -> new InputPeerUser(chat.id(), accessHash);
			case GROUP -> new InputPeerChat(chat.id());
			case CHANNEL -> new InputPeerChannel(chat.id(), accessHash);
		};
	}

	/**
	 * Lets all accounts address an entity by the same access hash.
	 * @param entity the entity
	 * @param accessHash the hash
	 */
	public void shareAccessHash(ChatKey entity, long accessHash) {
		locked(() -> this.hashes.share(entity, accessHash));
	}

	/**
	 * How an account addresses a channel.
	 * @param viewerId the account
	 * @param channelId the channel
	 * @return the channel with the account's access hash
	 */
	public InputChannelType inputChannel(long viewerId, long channelId) {
		return new InputChannel(channelId, this.hashes.hash(viewerId, ChatKey.channel(channelId)));
	}

	private RegisteredAccount account(long id) {
		RegisteredAccount account = this.world.account(id);
		if (account == null) {
			throw new NoSuchElementException("There is no account " + id);
		}
		return account;
	}

	@Override
	public void close() {
		if (this.journal != null) {
			this.journal.close();
		}
	}

}
