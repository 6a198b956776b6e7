package io.github.telegramupdates.mtproto.login;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;

import io.github.telegramupdates.mtproto.connection.SessionRun;
import io.github.telegramupdates.mtproto.crypto.PasswordProof;
import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.github.telegramupdates.mtproto.rpc.CallPolicy;
import io.github.telegramupdates.mtproto.rpc.PendingAnswer;
import io.github.telegramupdates.mtproto.store.StoredSession;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.client.RpcException;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs logins of one account: calls, asks and waits as {@link LoginMachine} wants it, and
 * reports how it goes. Confined to the loop.
 */
public final class LoginRun {

	private static final Logger log = LoggerFactory.getLogger(LoginRun.class);

	/** The call that nobody else makes. */
	private static final long CALL_ID = 0;

	private final LoginCredentials credentials;

	private final LoginListener listener;

	private final EventLoop loop;

	private final Executor workers;

	private final RandomBytes random;

	private final LongSupplier serverSeconds;

	private @Nullable LoginMachine machine;

	private @Nullable SessionRun session;

	private @Nullable CompletableFuture<?> question;

	private @Nullable Future<?> timer;

	/**
	 * Creates what runs logins.
	 * @param credentials by what the account logs in
	 * @param listener receives how it goes
	 * @param loop where everything happens
	 * @param workers ask the handler, and do what takes time
	 * @param random random bytes
	 * @param serverSeconds the server's time, in seconds since 1970
	 */
	public LoginRun(LoginCredentials credentials, LoginListener listener, EventLoop loop, Executor workers,
			RandomBytes random, LongSupplier serverSeconds) {
		this.credentials = credentials;
		this.listener = listener;
		this.loop = loop;
		this.workers = workers;
		this.random = random;
		this.serverSeconds = serverSeconds;
	}

	/**
	 * Begins a login, or goes on with the one that is under way: it outlives connections.
	 * @param connected where to call
	 * @param stored the session whose key is used
	 */
	public void begin(SessionRun connected, StoredSession stored) {
		this.session = connected;
		LoginMachine current = this.machine;
		if (current == null) {
			current = new LoginMachine(flow(stored), stored.loginNotBefore());
			this.machine = current;
		}
		goOn(current);
	}

	private LoginFlow flow(StoredSession stored) {
		if (stored.account() != null) {
			return new SelfLookup();
		}
		if (this.credentials instanceof LoginCredentials.Bot bot) {
			return new BotLogin(bot);
		}
		if (this.credentials instanceof LoginCredentials.User user) {
			return new PhoneLogin(user);
		}
		throw new IllegalStateException("There is nothing to log in by");
	}

	private void goOn(LoginMachine current) {
		perform(current, current.begin(this.serverSeconds.getAsLong()));
	}

	/** The key is gone, and what was begun by it: the next login starts over. */
	public void reset() {
		this.machine = null;
		if (this.question != null) {
			this.question.cancel(false);
			this.question = null;
		}
		if (this.timer != null) {
			this.timer.cancel(false);
			this.timer = null;
		}
	}

	private void perform(LoginMachine from, LoginAction action) {
		if (action instanceof LoginAction.Call call) {
			this.listener.onLoginStatus(LoginStatus.of(LoginStatus.State.LOGGING_IN));
			call(from, call.method());
		}
		else if (action instanceof LoginAction.AskCode ask) {
			this.listener.onLoginStatus(LoginStatus.of(LoginStatus.State.WAITING_FOR_CODE));
			ask(from, (handler) -> handler.code(ask.request()));
		}
		else if (action instanceof LoginAction.AskPassword ask) {
			this.listener.onLoginStatus(LoginStatus.of(LoginStatus.State.WAITING_FOR_PASSWORD));
			ask(from, (handler) -> handler.password(ask.request()));
		}
		else if (action instanceof LoginAction.Prove prove) {
			prove(from, prove);
		}
		else if (action instanceof LoginAction.AwaitDeadline deadline) {
			awaitDeadline(from, deadline.unixSeconds());
		}
		else if (action instanceof LoginAction.TryAgain again) {
			log.warn("The login failed and is tried again in {} s", again.seconds());
			schedule(from, again.seconds());
		}
		else {
			end(action);
		}
	}

	private void end(LoginAction action) {
		if (action instanceof LoginAction.Finish finish) {
			reset();
			this.listener.onLoggedIn(finish.account());
		}
		else if (action instanceof LoginAction.Refuse refuse) {
			reset();
			this.listener.onLoginRefused(refuse.error());
		}
	}

	private void awaitDeadline(LoginMachine from, long unixSeconds) {
		long seconds = Math.max(1, unixSeconds - this.serverSeconds.getAsLong());
		log.warn("The server wants no login of this account for {} s; it is waited for", seconds);
		this.listener.onLoginStatus(LoginStatus.floodWait(unixSeconds));
		this.listener.onLoginDeadline(unixSeconds);
		schedule(from, seconds);
	}

	private void schedule(LoginMachine from, long seconds) {
		if (this.timer != null) {
			this.timer.cancel(false);
		}
		this.timer = this.loop.schedule(() -> whenCurrent(from, () -> goOn(from)), seconds, TimeUnit.SECONDS);
	}

	private void call(LoginMachine from, TlMethod<?> method) {
		if (this.session == null) {
			throw new IllegalStateException("There is no session to call in");
		}
		PendingAnswer<?> answer = new PendingAnswer<>(CALL_ID, method, this.workers, CallPolicy.INTERNAL_ONCE);
		answer.future()
			.whenCompleteAsync((result, failure) -> whenCurrent(from, () -> onAnswer(from, result, failure)),
					this.loop);
		this.session.call(answer);
	}

	private void onAnswer(LoginMachine from, @Nullable Object result, @Nullable Throwable failure) {
		if (result != null) {
			perform(from, from.onAnswer(result));
		}
		else if (failure instanceof RpcException error) {
			perform(from, from.onError(error, this.serverSeconds.getAsLong()));
		}
		else if (failure instanceof IOException) {
			perform(from, from.onUnanswered());
		}
		else {
			log.warn("The answer to a login was not understood", failure);
			perform(from, LoginAction.Refuse.of(LoginHints.ANSWER_NOT_UNDERSTOOD));
		}
	}

	private void ask(LoginMachine from, Function<LoginHandler, CompletionStage<String>> request) {
		if (!(this.credentials instanceof LoginCredentials.User user)) {
			throw new IllegalStateException("There is nobody to ask");
		}
		await(from, WorkerQuestions.ask(() -> request.apply(user.handler()), this.workers), from::onTold,
				LoginHints.LOGIN_GIVEN_UP);
	}

	private void prove(LoginMachine from, LoginAction.Prove prove) {
		CompletableFuture<PasswordProof> proof = WorkerQuestions
			.ask(() -> CompletableFuture.completedFuture(PasswordStep.prove(prove, this.random)), this.workers);
		await(from, proof, from::onProof, LoginHints.PASSWORD_CHECK_UNSUPPORTED);
	}

	private <T> void await(LoginMachine from, CompletableFuture<T> asked, Function<T, LoginAction> next,
			String refusal) {
		this.question = asked;
		asked.whenCompleteAsync((answered, failure) -> whenCurrent(from, () -> {
			if (failure != null) {
				log.warn("The login is given up", failure);
			}
			perform(from, (failure == null) ? next.apply(answered) : LoginAction.Refuse.of(refusal));
		}), this.loop);
	}

	/** What belongs to a login that was started over does not matter any more. */
	private void whenCurrent(LoginMachine from, Runnable task) {
		if (this.machine == from) {
			task.run();
		}
	}

}
