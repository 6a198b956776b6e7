package io.github.telegramupdates.mtproto.client;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.telegramupdates.mtproto.connection.Ipv6Use;
import io.github.telegramupdates.mtproto.connection.NetworkSettings;
import io.github.telegramupdates.mtproto.connection.ProxySettings;
import io.github.telegramupdates.mtproto.connection.TelegramNetwork;
import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.github.telegramupdates.mtproto.crypto.RsaPublicKey;
import io.github.telegramupdates.mtproto.event.ClientEvent;
import io.github.telegramupdates.mtproto.event.ClientEventListener;
import io.github.telegramupdates.mtproto.event.ClientEvents;
import io.github.telegramupdates.mtproto.login.BotCredentials;
import io.github.telegramupdates.mtproto.inbox.Inbox;
import io.github.telegramupdates.mtproto.inbox.InboxLimits;
import io.github.telegramupdates.mtproto.runtime.ClientResources;
import io.github.telegramupdates.mtproto.runtime.SecureRandomBytes;
import io.github.telegramupdates.mtproto.session.ClientIdentity;
import io.github.telegramupdates.mtproto.session.SessionOptions;
import io.github.telegramupdates.mtproto.store.LoginBinding;
import io.github.telegramupdates.mtproto.store.SessionStore;
import io.github.telegramupdates.mtproto.transport.ServerAddress;
import io.github.telegramupdates.mtproto.transport.Transport;
import io.github.telegramupdates.tl.client.TelegramConnection;
import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client of one bot. Connects in the background, as often as it takes, and logs in
 * once: calls made before wait. It ends for good when it is closed, when the login is
 * refused, or when the account is gone; calls then fail at once, with the reason.
 * <p>
 * Safe for use by many threads. All of a client happens on one event loop, which many
 * clients share; futures complete on a worker.
 */
public final class TelegramClient implements AutoCloseable {

	private final ClientDriver driver;

	private final EventLoop loop;

	private final ClientResources resources;

	private final boolean ownsResources;

	private final TelegramConnection connection;

	private final AtomicBoolean started = new AtomicBoolean();

	private TelegramClient(ClientSettings settings, BotCredentials credentials, ClientResources resources,
			boolean ownsResources) {
		RandomBytes random = new SecureRandomBytes();
		this.resources = resources;
		this.ownsResources = ownsResources;
		this.loop = resources.loops().next();
		Inbox inbox = new Inbox(settings.inbox(), resources.workers(), (event) -> tellOnLoop(settings.events(), event));
		this.driver = new ClientDriver(settings, credentials, this.loop, resources, random, inbox);
		CallDesk desk = new CallDesk(this.driver, this.loop, resources);
		this.connection = new ClientConnection(this.driver, desk, inbox, this::close);
	}

	private void tellOnLoop(ClientEvents events, ClientEvent event) {
		if (!this.loop.isShuttingDown()) {
			this.loop.execute(() -> events.tell(event));
		}
	}

	/**
	 * Starts to build a client.
	 * @return a builder for a bot on Telegram's network
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Connects, if that was not asked for before.
	 * @return the id of the account once it is logged in; fails with an
	 * {@link io.github.telegramupdates.tl.client.RpcException} if the login is refused
	 */
	public CompletableFuture<Long> connect() {
		if (this.started.compareAndSet(false, true)) {
			this.loop.execute(this.driver::start);
		}
		// nobody else's cancellation is seen, and failures come as they are
		CompletableFuture<Long> user = new CompletableFuture<>();
		this.driver.loggedIn().whenComplete((id, failure) -> {
			if (failure != null) {
				user.completeExceptionally(failure);
			}
			else {
				user.complete(id);
			}
		});
		return user;
	}

	/**
	 * The client as a connection. Its close closes the client.
	 * @return always the same object
	 */
	public TelegramConnection connection() {
		return this.connection;
	}

	/**
	 * What the client has cost so far.
	 * @return the counts
	 */
	public ClientStatistics statistics() {
		return this.driver.statistics();
	}

	/**
	 * How the client is.
	 * @return a snapshot
	 */
	public ClientStatus status() {
		return this.driver.status();
	}

	/**
	 * Closes the connection, and the threads unless they are shared. Calls that wait for
	 * an answer fail with an {@link IOException}.
	 */
	@Override
	public void close() {
		if (!this.loop.isShuttingDown()) {
			this.loop.execute(() -> this.driver.end(new IOException("The client is closed")));
		}
		if (this.ownsResources) {
			this.resources.close();
		}
	}

	/**
	 * Builds a client.
	 */
	public static final class Builder {

		private static final Logger log = LoggerFactory.getLogger(Builder.class);

		private TelegramNetwork network = TelegramNetwork.PRODUCTION;

		private int dc = TelegramNetwork.FIRST_DC;

		private final Map<Integer, List<ServerAddress>> servers = new LinkedHashMap<>();

		private final Set<RsaPublicKey> serverKeys = new LinkedHashSet<>();

		private Ipv6Use ipv6 = Ipv6Use.FALLBACK;

		private @Nullable ProxySettings proxy;

		private Duration configDelay = NetworkSettings.CONFIG_DELAY;

		private int apiId;

		private @Nullable String apiHash;

		private @Nullable String botToken;

		private @Nullable ClientIdentity identity;

		private Transport transport = Transport.INTERMEDIATE;

		private Duration pingInterval = SessionOptions.DEFAULT_PING_INTERVAL;

		private SessionStore store = SessionStore.inMemory();

		private InboxLimits inboxLimits = InboxLimits.DEFAULT;

		private ClientEventListener listener = (event) -> {
			// told to nobody
		};

		private @Nullable ClientResources resources;

		private Builder() {
		}

		/**
		 * Which application this is; required.
		 * @param id id of the application, from my.telegram.org
		 * @param hash its hash
		 * @return this builder
		 */
		public Builder api(int id, String hash) {
			this.apiId = id;
			this.apiHash = hash;
			return this;
		}

		/**
		 * By what the bot logs in; required.
		 * @param token the token, from BotFather
		 * @return this builder
		 */
		public Builder botToken(String token) {
			this.botToken = token;
			return this;
		}

		/**
		 * Which network of Telegram's; the one for everybody if not set.
		 * @param network the network
		 * @return this builder
		 */
		public Builder network(TelegramNetwork network) {
			this.network = network;
			return this;
		}

		/**
		 * Another server than Telegram's. The first call tells the data center to begin
		 * with; further calls add addresses, of the same data center or of others.
		 * @param dc number of the data center
		 * @param address where it listens
		 * @param keys by which it may prove itself: who has the private key of one can
		 * read everything
		 * @return this builder
		 */
		public Builder server(int dc, ServerAddress address, List<RsaPublicKey> keys) {
			this.dc = this.servers.isEmpty() ? dc : this.dc;
			this.servers.computeIfAbsent(dc, (number) -> new ArrayList<>()).add(address);
			this.serverKeys.addAll(keys);
			return this;
		}

		/**
		 * Whether data centers are connected to by IPv6; where IPv4 fails if not set.
		 * @param ipv6 when
		 * @return this builder
		 */
		public Builder ipv6(Ipv6Use ipv6) {
			this.ipv6 = ipv6;
			return this;
		}

		/**
		 * A proxy through which all connections go; none if not set.
		 * @param proxy the proxy
		 * @return this builder
		 */
		public Builder proxy(ProxySettings proxy) {
			this.proxy = proxy;
			return this;
		}

		/** How long after the login servers are asked for addresses. */
		Builder configDelay(Duration configDelay) {
			this.configDelay = configDelay;
			return this;
		}

		/**
		 * What the client tells about itself; what is known of the machine if not set.
		 * @param identity the identity, of the same application
		 * @return this builder
		 */
		public Builder identity(ClientIdentity identity) {
			this.identity = identity;
			return this;
		}

		/**
		 * How messages are put on a connection; intermediate if not set.
		 * @param transport the transport
		 * @return this builder
		 */
		public Builder transport(Transport transport) {
			this.transport = transport;
			return this;
		}

		/**
		 * How often a connection is tried; every minute if not set.
		 * @param interval at least one second
		 * @return this builder
		 */
		public Builder pingInterval(Duration interval) {
			this.pingInterval = interval;
			return this;
		}

		/**
		 * Where the session is kept; in memory if not set, so that each start logs in.
		 * @param store the store, of this account alone
		 * @return this builder
		 */
		public Builder sessionStore(SessionStore store) {
			this.store = store;
			return this;
		}

		/**
		 * How much may wait for a slow consumer of updates; 10,000 objects and 64 MiB if
		 * not set. What is pushed beyond that is dropped, and the consumer is told by
		 * {@code updatesTooLong}.
		 * @param limits the limits
		 * @return this builder
		 */
		public Builder inboxLimits(InboxLimits limits) {
			this.inboxLimits = limits;
			return this;
		}

		/**
		 * Who is told what the client does; nobody if not set.
		 * @param listener the listener, called on the loop of the client
		 * @return this builder
		 */
		public Builder listener(ClientEventListener listener) {
			this.listener = listener;
			return this;
		}

		/**
		 * Threads that are shared with other clients; three of its own if not set.
		 * @param resources the threads, closed by their owner
		 * @return this builder
		 */
		public Builder resources(ClientResources resources) {
			this.resources = resources;
			return this;
		}

		/**
		 * Builds the client, which does nothing yet.
		 * @return a new client
		 * @throws IllegalStateException if application or token are not set
		 */
		public TelegramClient build() {
			if (this.apiHash == null || this.botToken == null) {
				throw new IllegalStateException("A client needs an api id with its hash, and a bot's token");
			}
			BotCredentials credentials = new BotCredentials(this.apiId, this.apiHash, this.botToken);
			boolean owned = this.resources == null;
			return new TelegramClient(settings(credentials), credentials,
					owned ? ClientResources.create() : this.resources, owned);
		}

		private ClientSettings settings(BotCredentials credentials) {
			if (!this.serverKeys.isEmpty()) {
				log.warn("The server proves itself by keys that are not Telegram's: {}", this.serverKeys);
			}
			List<RsaPublicKey> keys = this.servers.isEmpty() ? List.of(this.network.key())
					: List.copyOf(this.serverKeys);
			ClientIdentity told = (this.identity != null) ? this.identity : ClientIdentity.of(this.apiId);
			SessionOptions session = new SessionOptions(told, this.pingInterval);
			LoginBinding binding = LoginBinding.ofBot(this.network == TelegramNetwork.TEST, this.apiId,
					credentials.token());
			NetworkSettings reached = new NetworkSettings(this.network, this.dc, this.servers, keys, this.ipv6,
					this.proxy, this.transport, this.configDelay);
			return new ClientSettings(reached, session, Objects.requireNonNull(this.store, "store"), binding,
					new ClientEvents(this.listener), this.inboxLimits);
		}

	}

}
