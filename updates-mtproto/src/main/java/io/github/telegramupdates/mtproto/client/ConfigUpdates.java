package io.github.telegramupdates.mtproto.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.telegramupdates.mtproto.connection.NetworkSettings;
import io.github.telegramupdates.mtproto.connection.SessionRun;
import io.github.telegramupdates.mtproto.connection.TelegramNetwork;
import io.github.telegramupdates.mtproto.rpc.PendingAnswer;
import io.github.telegramupdates.mtproto.runtime.SystemMoment;
import io.github.telegramupdates.tl.Config;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateDcOptions;
import io.github.telegramupdates.tl.help.rpc.GetConfig;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the server where data centers listen: some time after the login, whenever the
 * answer expires or the server says that it has changed, but not all the time, and when
 * it has to be known at once. A failure does no harm. Confined to the loop.
 */
final class ConfigUpdates {

	private static final Logger log = LoggerFactory.getLogger(ConfigUpdates.class);

	/** Ids of calls that nobody else makes. */
	private static final long CALL_ID = -1;

	private static final long MIN_SECONDS = 60;

	private static final long MAX_SECONDS = Duration.ofDays(1).toSeconds();

	private static final long RETRY_SECONDS = 600;

	private final ClientDriver driver;

	private final ClientContext context;

	private @Nullable Future<?> next;

	private @Nullable CompletableFuture<?> underWay;

	/** Since the last question. */
	private boolean changed;

	private long askedAt;

	private boolean ended;

	ConfigUpdates(ClientDriver driver, ClientContext context) {
		this.driver = driver;
		this.context = context;
		this.askedAt = SystemMoment.now().monotonicMillis() - TimeUnit.SECONDS.toMillis(MIN_SECONDS);
	}

	/** The account is logged in: nothing waits for the answer. */
	void onLoggedIn() {
		if (this.next == null) {
			scheduleAfter(this.context.settings().network().configDelay().toMillis());
		}
	}

	/** The server pushed {@code updateConfig}, or {@code updateDcOptions}. */
	void onUpdate(Update update) {
		if (this.ended) {
			return;
		}
		if (update instanceof UpdateDcOptions pushed) {
			this.context.addresses().add(pushed.dcOptions(), this.context.settings().network());
			this.driver.onAddresses();
		}
		else if (!this.changed) {
			this.changed = true;
			scheduleIfChanged();
		}
	}

	/** The answer to a question that is under way may be older than the change. */
	private void scheduleIfChanged() {
		if (this.changed && this.underWay == null && !this.ended) {
			long sinceLast = SystemMoment.now().monotonicMillis() - this.askedAt;
			scheduleAfter(Math.max(0, TimeUnit.SECONDS.toMillis(MIN_SECONDS) - sinceLast));
		}
	}

	/**
	 * Asks now.
	 * @param session where to ask
	 * @param then is done after the answer or the failure
	 */
	void refresh(SessionRun session, Runnable then) {
		if (this.underWay != null) {
			this.underWay.whenCompleteAsync((config, failure) -> then.run(), this.context.loop());
			return;
		}
		this.changed = false;
		this.askedAt = SystemMoment.now().monotonicMillis();
		PendingAnswer<Config> answer = new PendingAnswer<>(CALL_ID, new GetConfig(), this.context.workers());
		this.underWay = answer.future().handleAsync((config, failure) -> {
			this.underWay = null;
			onAnswer(config, failure);
			scheduleIfChanged();
			return config;
		}, this.context.loop());
		this.underWay.whenCompleteAsync((config, failure) -> then.run(), this.context.loop());
		session.call(answer);
	}

	private void onAnswer(@Nullable Config config, @Nullable Throwable failure) {
		if (this.ended) {
			return;
		}
		if (config == null) {
			log.info("The server did not send its configuration: {}", String.valueOf(failure));
			scheduleAfter(TimeUnit.SECONDS.toMillis(RETRY_SECONDS));
			return;
		}
		NetworkSettings network = this.context.settings().network();
		boolean builtIn = network.servers().isEmpty();
		if (builtIn && config.testMode() != (network.network() == TelegramNetwork.TEST)) {
			log.warn("The server is of another network than {}: its addresses are not used", network.network());
		}
		else {
			this.context.addresses().learn(config, network);
			this.driver.onAddresses();
		}
		long seconds = config.expires() - this.driver.serverMillis() / 1_000;
		scheduleAfter(TimeUnit.SECONDS.toMillis(Math.max(MIN_SECONDS, Math.min(MAX_SECONDS, seconds))));
	}

	private void scheduleAfter(long millis) {
		cancelNext();
		this.next = this.context.loop().schedule(this::ask, millis, TimeUnit.MILLISECONDS);
	}

	private void ask() {
		SessionRun session = this.driver.session();
		if (session == null) {
			scheduleAfter(TimeUnit.SECONDS.toMillis(MIN_SECONDS));
			return;
		}
		refresh(session, () -> {
			// nobody waits
		});
	}

	/** Nobody asks any more, also if a question is under way. */
	void end() {
		this.ended = true;
		cancelNext();
	}

	private void cancelNext() {
		if (this.next != null) {
			this.next.cancel(false);
		}
	}

}
