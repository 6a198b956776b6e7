package io.github.telegramupdates.mtproto.client;

import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.telegramupdates.mtproto.connection.SessionRun;
import io.github.telegramupdates.mtproto.login.LoginCredentials;
import io.github.telegramupdates.mtproto.login.LoginListener;
import io.github.telegramupdates.mtproto.login.LoginRefusedException;
import io.github.telegramupdates.mtproto.login.LoginRun;
import io.github.telegramupdates.mtproto.login.LoginStatus;
import io.github.telegramupdates.mtproto.rpc.PendingAnswer;
import io.github.telegramupdates.mtproto.store.LoggedInAccount;
import io.github.telegramupdates.mtproto.store.StoredSession;
import io.github.telegramupdates.tl.auth.LoggedOut;
import io.github.telegramupdates.tl.auth.rpc.LogOut;
import io.github.telegramupdates.tl.client.RpcException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the account is logged in, and what is done about it: a login if it is not, and
 * the end of the client if it cannot be any more. Confined to the loop.
 */
final class AccountLogin implements LoginListener {

	private static final Logger log = LoggerFactory.getLogger(AccountLogin.class);

	/** Ends a session that two clients use. */
	private static final String DUPLICATED = "AUTH_KEY_DUPLICATED";

	/** Errors after which nobody is logged in by the key any more. */
	private static final Set<String> FINAL = Set.of("AUTH_KEY_UNREGISTERED", "AUTH_KEY_INVALID", DUPLICATED,
			"SESSION_REVOKED", "SESSION_EXPIRED", "USER_DEACTIVATED", "USER_DEACTIVATED_BAN");

	/** Of the call that logs out: nobody else makes it. */
	private static final long CALL_ID = -2;

	private final ClientDriver driver;

	private final ClientContext context;

	private final LoginRun run;

	private boolean loggedIn;

	/** Whether the bot has logged in once more by another key. */
	private boolean repeated;

	/** Set until that login begins, in the step that brought the error. */
	private boolean logsInAgain;

	private boolean loggingOut;

	/** Of the log-out that is under way. */
	private @Nullable CompletableFuture<Void> leaving;

	/** Whether nobody is logged in any more, and the store is to forget that. */
	private boolean forgetting;

	private long notBefore;

	AccountLogin(ClientDriver driver, ClientContext context) {
		this.driver = driver;
		this.context = context;
		this.run = new LoginRun(context.settings().credentials(), this, context.loop(), context.workers(),
				context.random(), () -> driver.serverMillis() / 1000);
	}

	/** When a login may begin, in seconds since 1970. */
	long notBefore() {
		return this.notBefore;
	}

	/** The account is in another data center, and has to log in there. */
	void onMoved() {
		this.loggedIn = false;
		this.run.reset();
		begin(this.notBefore);
	}

	/** Whether the session is to be forgotten, so that nothing of it is stored. */
	boolean isLoggingOut() {
		return this.loggingOut;
	}

	/** The client connects, and has no key. */
	void begin(long loginNotBefore) {
		this.notBefore = loginNotBefore;
		onLoginStatus(LoginStatus.of(LoginStatus.State.LOGGING_IN));
	}

	/** The client connects by a key by which somebody may be logged in. */
	void resume(StoredSession kept) {
		begin(kept.loginNotBefore());
		LoggedInAccount account = kept.account();
		if (account != null && account.isKnown()) {
			this.loggedIn = true;
			open(account);
		}
	}

	private void open(LoggedInAccount account) {
		onLoginStatus(LoginStatus.of(LoginStatus.State.LOGGED_IN));
		this.driver.onLoggedIn(account.userId());
	}

	/** There is a session on a new connection. */
	void onConnected(SessionRun session, StoredSession stored) {
		if (!this.loggedIn) {
			this.run.begin(session, stored);
		}
	}

	/** The server forgot a key by which nobody was logged in yet. */
	void onKeyForgotten() {
		this.run.reset();
	}

	/** Whether a call failed because nobody is logged in by the key any more. */
	private static boolean isOver(Throwable failure) {
		return failure instanceof RpcException error && FINAL.contains(error.type());
	}

	/** A call was answered by an error. */
	void onError(RpcException error) {
		if (this.loggedIn && isOver(error) && !this.loggingOut) {
			// after the step that brought the error
			this.context.loop().execute(() -> whenLoggedIn(() -> onLoginRefused(new LoginRefusedException(error))));
		}
	}

	/** Another error of the same step may have led to a login, or to the end. */
	private void whenLoggedIn(Runnable task) {
		if (this.loggedIn) {
			task.run();
		}
	}

	/**
	 * A call was answered by an error.
	 * @return whether the error leads to another login, after which the call is made: the
	 * server has not carried it out
	 */
	boolean repeats(PendingAnswer<?> call, RpcException error) {
		if (!this.loggedIn || this.loggingOut || !error.type().equals(DUPLICATED)
				|| !(this.logsInAgain || canLogInAgain())) {
			return false;
		}
		this.driver.hold(call);
		if (!this.logsInAgain) {
			this.logsInAgain = true;
			// after the step that brought the error
			this.context.loop().execute(() -> whenLoggedIn(() -> logInOnceMore(error)));
		}
		return true;
	}

	private boolean canLogInAgain() {
		return this.context.settings().credentials() instanceof LoginCredentials.Bot && !this.repeated;
	}

	@Override
	public void onLoginStatus(LoginStatus newStatus) {
		this.driver.onLoginStatus(newStatus);
	}

	@Override
	public void onLoginDeadline(long unixSeconds) {
		this.notBefore = unixSeconds;
		StoredSession stored = this.driver.home().stored();
		if (stored != null && stored.loginNotBefore() != unixSeconds) {
			this.driver.home().store(stored.withLoginNotBefore(unixSeconds));
		}
	}

	/**
	 * Who learns of a login may count on it being stored. If the store fails, the account
	 * is at work all the same.
	 */
	@Override
	public void onLoggedIn(LoggedInAccount account) {
		StoredSession stored = Objects.requireNonNull(this.driver.home().stored(), "a login needs a key");
		this.notBefore = 0;
		if (stored.account() == null) {
			this.context.counts().countLogin();
		}
		this.loggedIn = true;
		this.driver.home()
			.store(stored.withAccount(account))
			.whenCompleteAsync((saved, failure) -> whenLoggedIn(() -> open(account)), this.context.loop());
	}

	@Override
	public void onLoginRefused(LoginRefusedException error) {
		if (!this.driver.isRunning()) {
			return;
		}
		if (this.leaving != null && this.loggingOut && isOver(error)) {
			forget(this.leaving);
			return;
		}
		if (error.type().equals(DUPLICATED) && canLogInAgain()) {
			logInOnceMore(error);
			return;
		}
		log.warn("The account is not logged in, and is not connected any more: {}", error.getMessage());
		storeEnd(error.type());
		onEnded(error);
		this.driver.end(error);
	}

	/** The deadline of a login holds for this one too. A second time it is not tried. */
	private void logInOnceMore(RpcException error) {
		log.warn("The bot has to log in once more, by a new key: {}", error.getMessage());
		this.repeated = true;
		this.logsInAgain = false;
		onMoved();
		this.driver.replaceKey("its key is used twice");
	}

	/** The next start knows that nobody is logged in by this key. */
	private void storeEnd(String error) {
		StoredSession stored = this.driver.home().stored();
		if (stored != null && stored.account() != null) {
			this.driver.home().store(stored.withEnded(error));
		}
	}

	/**
	 * Logs the account out, forgets its session, and ends the client. Whoever asks while
	 * that is under way waits for the same.
	 * @param forgotten is completed by a worker
	 */
	void logOut(CompletableFuture<Void> forgotten) {
		if (this.leaving != null && !this.leaving.isDone()) {
			this.leaving.whenComplete((done, failure) -> complete(forgotten, failure));
			return;
		}
		this.leaving = forgotten;
		StoredSession stored = this.driver.home().stored();
		if (stored == null || stored.account() == null) {
			forget(forgotten);
			return;
		}
		this.loggingOut = true;
		PendingAnswer<LoggedOut> answer = new PendingAnswer<>(CALL_ID, new LogOut(), this.context.workers());
		answer.future().whenCompleteAsync((result, failure) -> {
			if (failure == null || isOver(failure)) {
				forget(forgotten);
			}
			else if (!this.forgetting) {
				stay(forgotten, failure);
			}
		}, this.context.loop());
		this.driver.call(answer);
	}

	private static void complete(CompletableFuture<Void> forgotten, @Nullable Throwable failure) {
		if (failure == null) {
			forgotten.complete(null);
		}
		else {
			forgotten.completeExceptionally(failure);
		}
	}

	/** The account is not logged out: what was not stored meanwhile is. */
	private void stay(CompletableFuture<Void> forgotten, Throwable failure) {
		this.loggingOut = false;
		StoredSession stored = this.driver.home().stored();
		if (stored != null && this.driver.isRunning()) {
			this.driver.home().store(stored);
		}
		forgotten.completeExceptionally(failure);
	}

	/** The client ends after that, and not before: its end gives the store away. */
	private void forget(CompletableFuture<Void> forgotten) {
		if (this.forgetting) {
			return;
		}
		this.loggingOut = true;
		this.forgetting = true;
		this.context.keeper().delete().whenCompleteAsync((deleted, failure) -> {
			if (failure != null) {
				this.forgetting = false;
				stay(forgotten, failure);
				return;
			}
			log.info("The account is logged out, and its session is forgotten");
			this.driver.end(LoginRefusedException.ofLogOut());
			forgotten.completeAsync(() -> null, this.context.workers());
		}, this.context.loop());
	}

	/** The client ends. */
	void onEnded(Exception reason) {
		this.loggedIn = false;
		this.run.reset();
		onLoginStatus((reason instanceof LoginRefusedException refused) ? LoginStatus.refused(refused.type())
				: LoginStatus.of(LoginStatus.State.CLOSED));
	}

}
