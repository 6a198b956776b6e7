package io.github.telegramupdates.mtproto.login;

import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

import io.github.telegramupdates.mtproto.connection.SessionRun;
import io.github.telegramupdates.mtproto.rpc.PendingAnswer;
import io.github.telegramupdates.tl.auth.Authorization;
import io.github.telegramupdates.tl.auth.AuthorizationType;
import io.github.telegramupdates.tl.auth.rpc.ImportBotAuthorization;
import io.github.telegramupdates.tl.client.RpcException;
import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs a bot in. Confined to the loop.
 */
public final class BotLogin {

	private static final Logger log = LoggerFactory.getLogger(BotLogin.class);

	private static final int FLOOD = 420;

	/** The call that nobody else makes. */
	private static final long CALL_ID = 0;

	private final BotCredentials credentials;

	private final EventLoop loop;

	private final Executor workers;

	private final LongConsumer whenLoggedIn;

	private final Consumer<Exception> whenRefused;

	private final Runnable whenAgain;

	private boolean running;

	public BotLogin(BotCredentials credentials, EventLoop loop, Executor workers, LongConsumer whenLoggedIn,
			Consumer<Exception> whenRefused, Runnable whenAgain) {
		this.credentials = credentials;
		this.loop = loop;
		this.workers = workers;
		this.whenLoggedIn = whenLoggedIn;
		this.whenRefused = whenRefused;
		this.whenAgain = whenAgain;
	}

	/**
	 * Logs in, unless that is under way: a call outlives connections.
	 * @param session where to call
	 */
	public void start(SessionRun session) {
		if (this.running) {
			return;
		}
		this.running = true;
		PendingAnswer<AuthorizationType> answer = new PendingAnswer<>(CALL_ID, new ImportBotAuthorization(0,
				this.credentials.apiId(), this.credentials.apiHash(), this.credentials.token()), this.workers);
		answer.future().whenCompleteAsync(this::onAnswer, this.loop);
		session.call(answer);
	}

	private void onAnswer(@Nullable AuthorizationType authorization, @Nullable Throwable failure) {
		this.running = false;
		if (authorization instanceof Authorization loggedIn) {
			this.whenLoggedIn.accept(loggedIn.user().id());
		}
		else if (failure instanceof RpcException error && error.code() == FLOOD && error.argument().isPresent()) {
			log.warn("The login has to wait for {} s: {}", error.argument().getAsInt(), error.getMessage());
			this.running = true;
			this.loop.schedule(this::again, error.argument().getAsInt(), TimeUnit.SECONDS);
		}
		else if (failure instanceof RpcException error) {
			this.whenRefused.accept(error);
		}
		else {
			// the next connection tries again
			log.warn("The login was not answered: {}", String.valueOf(failure));
		}
	}

	private void again() {
		this.running = false;
		this.whenAgain.run();
	}

}
