package io.github.telegramupdates.spring.account;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.engine.Backoff;
import io.github.telegramupdates.tl.client.TelegramApi;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * Starts the configured accounts when the application is ready, and stops them before
 * anything they depend on.
 * <p>
 * The start returns at once, whatever the network does. The stop returns when the last
 * transaction has ended and every connection is closed.
 */
final class AccountsLifecycle implements SmartLifecycle, TelegramAccounts {

	private static final Log logger = LogFactory.getLog(AccountsLifecycle.class);

	private static final int PHASE = Integer.MAX_VALUE - 100;

	private final ConfiguredAccounts configured;

	private final TelegramConnectionFactory connections;

	private final AccountStarter starter;

	private final AccountNames names;

	private final Backoff backoff;

	private final Clock clock;

	private volatile Map<String, AccountSession> sessions = Map.of();

	private @Nullable SessionTasks tasks;

	private volatile boolean running;

	AccountsLifecycle(ConfiguredAccounts configured, TelegramConnectionFactory connections, AccountStarter starter,
			AccountNames names, Backoff backoff, Clock clock) {
		this.configured = configured;
		this.connections = connections;
		this.starter = starter;
		this.names = names;
		this.backoff = backoff;
		this.clock = clock;
	}

	@Override
	public synchronized void start() {
		if (this.running) {
			return;
		}
		this.running = true;
		if (this.configured.accounts().isEmpty()) {
			logger.info("No Telegram accounts are configured: nothing to start. "
					+ "Configure them as telegram.updates.accounts.<name>.*");
			return;
		}
		this.tasks = new SessionTasks(this.configured.accounts().size(), this.backoff);
		this.sessions = createSessions(this.tasks);
		this.sessions.values().forEach(AccountSession::start);
		logger.info("Starting Telegram accounts " + names());
	}

	@Override
	public synchronized void stop() {
		if (!this.running) {
			return;
		}
		closeAll(List.copyOf(this.sessions.values()));
		if (this.tasks != null) {
			this.tasks.close();
		}
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	@Override
	public Set<String> names() {
		return this.configured.names();
	}

	@Override
	public Optional<AccountStatus> status(String name) {
		return session(name).flatMap(AccountSession::status);
	}

	@Override
	public ConnectionState connection(String name) {
		return session(name).map(AccountSession::connectionState)
			.orElseGet(() -> new ConnectionWatch(this.clock).state());
	}

	@Override
	public TelegramApi api(String name) {
		return session(name).flatMap(AccountSession::api)
			.orElseThrow(() -> new IllegalStateException("Account '" + name + "' has no open connection"));
	}

	private Map<String, AccountSession> createSessions(SessionTasks sessionTasks) {
		Map<String, AccountSession> created = new LinkedHashMap<>();
		for (TelegramAccount account : this.configured.accounts()) {
			created.put(account.name(),
					new AccountSession(account, this.connections, this.starter, this.names, sessionTasks, this.clock));
		}
		return Map.copyOf(created);
	}

	/**
	 * Closes all sessions at once: each may wait for a transaction of its own.
	 */
	private static void closeAll(List<AccountSession> sessions) {
		List<Thread> closing = sessions.stream().map(AccountsLifecycle::closeInBackground).toList();
		for (Thread thread : closing) {
			try {
				thread.join();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return;
			}
		}
	}

	private static Thread closeInBackground(AccountSession session) {
		Thread thread = new Thread(session::close, "telegram-updates-stop");
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

	private Optional<AccountSession> session(String name) {
		if (!names().contains(name)) {
			throw new UnknownAccountException(name, names());
		}
		return Optional.ofNullable(this.sessions.get(name));
	}

}
