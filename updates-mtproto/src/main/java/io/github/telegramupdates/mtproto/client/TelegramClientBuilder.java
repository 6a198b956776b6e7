package io.github.telegramupdates.mtproto.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;

import io.github.telegramupdates.mtproto.connection.Ipv6Use;
import io.github.telegramupdates.mtproto.connection.NetworkSettings;
import io.github.telegramupdates.mtproto.connection.ProxySettings;
import io.github.telegramupdates.mtproto.connection.TelegramNetwork;
import io.github.telegramupdates.mtproto.crypto.RsaPublicKey;
import io.github.telegramupdates.mtproto.event.ClientEventListener;
import io.github.telegramupdates.mtproto.event.ClientEvents;
import io.github.telegramupdates.mtproto.inbox.InboxLimits;
import io.github.telegramupdates.mtproto.rpc.CallSettings;
import io.github.telegramupdates.mtproto.login.LoginCredentials;
import io.github.telegramupdates.mtproto.login.LoginHandler;
import io.github.telegramupdates.mtproto.runtime.ClientResources;
import io.github.telegramupdates.mtproto.session.ClientIdentity;
import io.github.telegramupdates.mtproto.session.SessionOptions;
import io.github.telegramupdates.mtproto.store.SessionStore;
import io.github.telegramupdates.mtproto.store.SessionString;
import io.github.telegramupdates.mtproto.transport.ServerAddress;
import io.github.telegramupdates.mtproto.transport.Transport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds a client of one account.
 */
public final class TelegramClientBuilder {

	private static final Logger log = LoggerFactory.getLogger(TelegramClientBuilder.class);

	private TelegramNetwork network = TelegramNetwork.PRODUCTION;

	private int dc = TelegramNetwork.FIRST_DC;

	private final Map<Integer, List<ServerAddress>> servers = new LinkedHashMap<>();

	private final Set<RsaPublicKey> serverKeys = new LinkedHashSet<>();

	private Ipv6Use ipv6 = Ipv6Use.FALLBACK;

	private @Nullable ProxySettings proxy;

	private BooleanSupplier permitted = () -> true;

	private Duration configDelay = NetworkSettings.CONFIG_DELAY;

	private int apiId;

	private @Nullable String apiHash;

	private @Nullable String botToken;

	private @Nullable String phone;

	private @Nullable LoginHandler loginHandler;

	private @Nullable String sessionString;

	private @Nullable ClientIdentity identity;

	private Transport transport = Transport.INTERMEDIATE;

	private Duration pingInterval = SessionOptions.DEFAULT_PING_INTERVAL;

	private SessionStore store = SessionStore.inMemory();

	private CallSettings calls = CallSettings.DEFAULT;

	private InboxLimits inboxLimits = InboxLimits.DEFAULT;

	private ClientEventListener listener = (event) -> {
		// reported to nobody
	};

	private @Nullable ClientResources resources;

	TelegramClientBuilder() {
	}

	/**
	 * Which application this is; required.
	 * @param id id of the application, from my.telegram.org
	 * @param hash its hash
	 * @return this builder
	 */
	public TelegramClientBuilder api(int id, String hash) {
		this.apiId = id;
		this.apiHash = hash;
		return this;
	}

	/**
	 * By what a bot logs in.
	 * @param token the token, from BotFather
	 * @return this builder
	 */
	public TelegramClientBuilder botToken(String token) {
		this.botToken = token;
		return this;
	}

	/**
	 * By what a user logs in.
	 * @param number the phone number, with + and the country's code
	 * @param handler knows codes, and the password of the account
	 * @return this builder
	 */
	public TelegramClientBuilder phone(String number, LoginHandler handler) {
		this.phone = number;
		this.loginHandler = handler;
		return this;
	}

	/**
	 * A session of another library's, taken once: if the store has none, or one of
	 * another string or other credentials. The other program must stop using it.
	 * @param text a string of Telethon, Pyrogram or mtcute
	 * @return this builder
	 * @throws io.github.telegramupdates.mtproto.store.SessionStringException if it is
	 * none
	 */
	public TelegramClientBuilder sessionString(String text) {
		SessionString.read(text);
		this.sessionString = text;
		return this;
	}

	/**
	 * Which network of Telegram's; the one for everybody if not set.
	 * @param network the network
	 * @return this builder
	 */
	public TelegramClientBuilder network(TelegramNetwork network) {
		this.network = network;
		return this;
	}

	/**
	 * Another server than Telegram's. The first call names the data center to begin with;
	 * further calls add addresses, of the same data center or of others.
	 * @param dc number of the data center
	 * @param address where it listens
	 * @param keys by which it may prove itself: who has the private key of one can read
	 * everything
	 * @return this builder
	 */
	public TelegramClientBuilder server(int dc, ServerAddress address, List<RsaPublicKey> keys) {
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
	public TelegramClientBuilder ipv6(Ipv6Use ipv6) {
		this.ipv6 = ipv6;
		return this;
	}

	/**
	 * A proxy through which all connections go; none if not set.
	 * @param proxy the proxy
	 * @return this builder
	 */
	public TelegramClientBuilder proxy(ProxySettings proxy) {
		this.proxy = proxy;
		return this;
	}

	/**
	 * Whether the account may be connected at a given moment; always if not set. The
	 * client asks before each connection that it opens, a reconnect included, and waits
	 * while the answer is no: a machine that was suspended may no longer be the one that
	 * has the account. It does not close a connection that is open.
	 * @param permission is called on the loop of the client, answers at once, and throws
	 * nothing
	 * @return this builder
	 */
	public TelegramClientBuilder permission(BooleanSupplier permission) {
		this.permitted = permission;
		return this;
	}

	/** How long after the login servers are asked for addresses. */
	TelegramClientBuilder configDelay(Duration configDelay) {
		this.configDelay = configDelay;
		return this;
	}

	/**
	 * What the client says about itself; what is known of the machine if not set.
	 * @param identity the identity, of the same application
	 * @return this builder
	 */
	public TelegramClientBuilder identity(ClientIdentity identity) {
		this.identity = identity;
		return this;
	}

	/**
	 * How messages are put on a connection; intermediate if not set.
	 * @param transport the transport
	 * @return this builder
	 */
	public TelegramClientBuilder transport(Transport transport) {
		this.transport = transport;
		return this;
	}

	/**
	 * How often a connection is tried; every minute if not set.
	 * @param interval at least one second
	 * @return this builder
	 */
	public TelegramClientBuilder pingInterval(Duration interval) {
		this.pingInterval = interval;
		return this;
	}

	/**
	 * Where the session is kept; in memory if not set, so that each start logs in.
	 * @param store the store, of this account alone
	 * @return this builder
	 */
	public TelegramClientBuilder sessionStore(SessionStore store) {
		this.store = store;
		return this;
	}

	/**
	 * How calls are made: their time-out, how long they wait if the server asks to, and
	 * who sees them; {@link CallSettings#DEFAULT} if not set.
	 * @param settings the settings
	 * @return this builder
	 */
	public TelegramClientBuilder calls(CallSettings settings) {
		this.calls = settings;
		return this;
	}

	/**
	 * How much may wait for a slow consumer of updates; 10,000 objects and 64 MiB if not
	 * set. What is pushed beyond that is dropped, and the consumer is notified by
	 * {@code updatesTooLong}.
	 * @param limits the limits
	 * @return this builder
	 */
	public TelegramClientBuilder inboxLimits(InboxLimits limits) {
		this.inboxLimits = limits;
		return this;
	}

	/**
	 * Who receives what the client does; nobody if not set.
	 * @param listener the listener, called on the loop of the client
	 * @return this builder
	 */
	public TelegramClientBuilder listener(ClientEventListener listener) {
		this.listener = listener;
		return this;
	}

	/**
	 * Threads that are shared with other clients; three of its own if not set.
	 * @param resources the threads, closed by their owner
	 * @return this builder
	 */
	public TelegramClientBuilder resources(ClientResources resources) {
		this.resources = resources;
		return this;
	}

	/**
	 * Builds the client, which does nothing yet.
	 * @return a new client
	 * @throws IllegalStateException if the application is not set, or not exactly one of
	 * token and phone number where there is no session string
	 */
	public TelegramClient build() {
		boolean owned = this.resources == null;
		return new TelegramClient(settings(), owned ? ClientResources.create() : this.resources, owned);
	}

	private ClientSettings settings() {
		LoginCredentials credentials = LoginCredentials.of(this.apiId, this.apiHash, this.botToken, this.phone,
				this.loginHandler, this.sessionString);
		warnOfForeignKeys();
		List<RsaPublicKey> keys = this.servers.isEmpty() ? List.of(this.network.key()) : List.copyOf(this.serverKeys);
		ClientIdentity introduced = (this.identity != null) ? this.identity : ClientIdentity.of(this.apiId);
		SessionOptions session = new SessionOptions(introduced, this.pingInterval);
		NetworkSettings reached = new NetworkSettings(this.network, this.dc, this.servers, keys, this.ipv6, this.proxy,
				this.transport, this.configDelay, this.permitted);
		return new ClientSettings(reached, session, Objects.requireNonNull(this.store, "store"), credentials,
				this.sessionString, new ClientEvents(this.listener), this.inboxLimits, this.calls);
	}

	private void warnOfForeignKeys() {
		Set<RsaPublicKey> foreign = new LinkedHashSet<>(this.serverKeys);
		foreign.remove(this.network.key());
		if (!foreign.isEmpty()) {
			log.warn("The server proves itself by keys that are not Telegram's: {}", foreign);
		}
	}

}
