package io.github.telegramupdates.spring.account.lifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.telegramupdates.engine.AccountRun;
import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.engine.LaneStatus;
import io.github.telegramupdates.engine.delivery.BoxStatus;
import io.github.telegramupdates.engine.storage.ParkedUpdateStorage;
import io.github.telegramupdates.spring.account.ConfiguredAccounts;
import io.github.telegramupdates.spring.account.ConnectionState;
import io.github.telegramupdates.spring.account.ConnectionState.Phase;
import io.github.telegramupdates.spring.account.TelegramAccount;
import io.github.telegramupdates.spring.account.TelegramAccounts;
import io.github.telegramupdates.spring.account.UnknownAccountException;
import io.github.telegramupdates.spring.account.connection.AccountConnector;
import io.github.telegramupdates.spring.account.connection.AccountConnectorFactory;
import io.github.telegramupdates.spring.account.connection.ConnectorTasks;
import io.github.telegramupdates.spring.account.connection.OpenChannels;
import io.github.telegramupdates.spring.ownership.AccountOwnership;
import io.github.telegramupdates.tl.client.TelegramApi;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the configured accounts when the application is ready, and stops them before
 * anything they depend on.
 * <p>
 * The start returns at once, whatever the network does. The stop returns when the last
 * transaction has ended and every connection is closed, or when its time is over; what
 * then still runs was interrupted.
 */
final class AccountsLifecycle implements SmartLifecycle, TelegramAccounts, DisposableBean {

	private static final Log logger = LogFactory.getLog(AccountsLifecycle.class);

	private static final int PHASE = Integer.MAX_VALUE - 100;

	private final Map<String, ManagedAccount> accounts = new LinkedHashMap<>();

	private final Set<String> names;

	private final AccountConnectorFactory connectors;

	private final AccountOwnership ownership;

	private final StopTimes stopTimes;

	private final Consumer<Duration> interruptHandlers;

	private final PeriodicCheck check;

	private final KeepAlive keepAlive = new KeepAlive();

	private volatile @Nullable ConnectorTasks tasks;

	private volatile boolean running;

	AccountsLifecycle(ConfiguredAccounts configured, AccountConnectorFactory connectors, AccountOwnership ownership,
			StopTimes stopTimes, Consumer<Duration> interruptHandlers, PeriodicCheck check) {
		configured.accounts().forEach((account) -> this.accounts.put(account.name(), new ManagedAccount(account)));
		this.names = configured.names();
		this.connectors = connectors;
		this.ownership = ownership;
		this.stopTimes = stopTimes;
		this.interruptHandlers = interruptHandlers;
		this.check = check;
	}

	@Override
	public synchronized void start() {
		if (this.running) {
			return;
		}
		if (this.accounts.isEmpty()) {
			this.running = true;
			logger.info("No Telegram accounts are configured: nothing to start. "
					+ "Configure them as telegram.updates.accounts.<name>.*");
			return;
		}
		ConnectorTasks started = new ConnectorTasks(this.accounts.size(), this.connectors.backoff());
		started.repeat(this.check.interval(), this.check.check());
		this.tasks = started;
		// from here on others may start accounts by their names
		this.running = true;
		logger.info("Starting Telegram accounts " + names());
		this.accounts.values().forEach(this::startIfRunning);
		this.keepAlive.start();
	}

	@Override
	public void stop(Runnable callback) {
		inBackground(() -> {
			try {
				stop();
			}
			finally {
				callback.run();
			}
		});
	}

	@Override
	public synchronized void stop() {
		if (!this.running) {
			return;
		}
		this.running = false;
		closeAll(this.accounts.values());
		ConnectorTasks closing = this.tasks;
		if (closing != null) {
			this.interruptHandlers.accept(this.stopTimes.interrupted());
			closing.close();
		}
		this.keepAlive.stop();
	}

	/**
	 * A context that fails to start stops nothing, it only destroys.
	 */
	@Override
	public void destroy() {
		stop();
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
		return this.names;
	}

	@Override
	public Optional<AccountStatus> status(String name) {
		return run(name).map(AccountRun::status);
	}

	@Override
	public List<BoxStatus> boxes(String name, int channels) {
		return run(name).map((run) -> run.boxes(channels)).orElse(List.of());
	}

	@Override
	public List<LaneStatus> lanes(String name) {
		return run(name).map(AccountRun::lanes).orElse(List.of());
	}

	@Override
	public ConnectionState connection(String name) {
		return candidate(name).map(AccountCandidate::connectionState)
			.orElseGet(() -> new ConnectionState(Phase.CLOSED, this.connectors.clock().instant(), null));
	}

	@Override
	public Optional<String> holder(String name) {
		return candidate(name).filter(AccountCandidate::standsBy).flatMap(AccountCandidate::holder);
	}

	@Override
	public TelegramApi api(String name) {
		return connector(name).flatMap(AccountConnector::api).orElseThrow(notConnected(name));
	}

	private static Supplier<IllegalStateException> notConnected(String name) {
		return () -> new IllegalStateException("Account '" + name + "' has no open connection");
	}

	@Override
	public void openChannel(String name, long channelId) {
		account(name).channels().open(channelId);
	}

	@Override
	public void closeChannel(String name, long channelId) {
		account(name).channels().close(channelId);
	}

	@Override
	public void forEachParked(String name, ParkedUpdateStorage.Visitor visitor) {
		running(name).forEachParked(visitor);
	}

	@Override
	public CompletableFuture<Void> replayParked(String name, long id) {
		return running(name).replayParked(id);
	}

	@Override
	public boolean discardParked(String name, long id) {
		return running(name).discardParked(id);
	}

	private AccountRun running(String name) {
		return run(name).orElseThrow(() -> new IllegalStateException("Account '" + name + "' does not run here"));
	}

	@Override
	public void start(String name) {
		ManagedAccount account = account(name);
		account.want(true);
		startIfRunning(account);
	}

	@Override
	public void stop(String name) {
		ManagedAccount account = account(name);
		account.want(false);
		account.stop();
	}

	@Override
	public CompletableFuture<Void> logOut(String name) {
		return connector(name).flatMap(AccountConnector::logOut)
			.orElseThrow(notConnected(name))
			.thenRunAsync(() -> stop(name), AccountsLifecycle::inBackground);
	}

	private void startIfRunning(ManagedAccount account) {
		account.start(() -> this.running, this.ownership, this::candidate);
	}

	private AccountCandidate candidate(TelegramAccount configured, OpenChannels channels) {
		ConnectorTasks current = Objects.requireNonNull(this.tasks);
		return new AccountCandidate((granted) -> this.connectors.create(configured, channels, granted, current),
				this.connectors.clock());
	}

	/**
	 * Stops all accounts at once: each may wait for a transaction of its own.
	 */
	private void closeAll(Collection<ManagedAccount> open) {
		long deadline = System.nanoTime() + this.stopTimes.grace().plus(this.stopTimes.interrupted()).toNanos();
		List<Thread> closing = new ArrayList<>();
		open.forEach((account) -> closing.add(inBackground(account::stop)));
		for (Thread thread : closing) {
			try {
				thread.join(Math.max(1, Duration.ofNanos(deadline - System.nanoTime()).toMillis()));
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return;
			}
		}
	}

	private static Thread inBackground(Runnable task) {
		Thread thread = new Thread(task, "telegram-updates-stop");
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

	private Optional<AccountRun> run(String name) {
		return connector(name).flatMap(AccountConnector::run);
	}

	private Optional<AccountConnector> connector(String name) {
		return candidate(name).map(AccountCandidate::connector);
	}

	private Optional<AccountCandidate> candidate(String name) {
		return Optional.ofNullable(account(name).candidate());
	}

	private ManagedAccount account(String name) {
		ManagedAccount account = this.accounts.get(name);
		if (account == null) {
			throw new UnknownAccountException(name, names());
		}
		return account;
	}

}
