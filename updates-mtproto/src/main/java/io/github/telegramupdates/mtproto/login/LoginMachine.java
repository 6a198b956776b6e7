package io.github.telegramupdates.mtproto.login;

import io.github.telegramupdates.mtproto.crypto.PasswordProof;
import io.github.telegramupdates.tl.auth.rpc.CheckPassword;
import io.github.telegramupdates.tl.auth.rpc.ImportBotAuthorization;
import io.github.telegramupdates.tl.auth.rpc.SignIn;
import io.github.telegramupdates.tl.client.RpcException;
import org.jspecify.annotations.Nullable;

/**
 * A login as a state machine: takes what happened, and says the one thing to do next.
 * Waits for what the server wants to be waited for, tries again what the server failed
 * at, and asks who is logged in where the answer of a login was lost. Knows no socket,
 * thread or clock.
 */
final class LoginMachine {

	private static final int FLOOD = 420;

	private static final int UNAUTHORIZED = 401;

	private static final int SERVER_FAILURE = 500;

	private static final int MAX_FAILURES = 6;

	private static final LoginAction NOTHING = new LoginAction.Nothing();

	private final LoginFlow flow;

	/** Set while the outcome of a login is looked up. */
	private @Nullable SelfLookup lookup;

	/** What is called, or is to be called after a wait. */
	private LoginAction.@Nullable Call call;

	private boolean busy;

	private long notBefore;

	private int failures;

	/**
	 * Creates a login.
	 * @param flow its steps
	 * @param notBefore when it may begin, in seconds since 1970
	 */
	LoginMachine(LoginFlow flow, long notBefore) {
		this.flow = flow;
		this.notBefore = notBefore;
	}

	/** There is a connection, or a wait is over. */
	LoginAction begin(long now) {
		if (this.busy) {
			return NOTHING;
		}
		if (now < this.notBefore) {
			return new LoginAction.AwaitDeadline(this.notBefore);
		}
		return perform((this.call != null) ? this.call : this.flow.begin());
	}

	LoginAction onAnswer(Object result) {
		this.failures = 0;
		return perform(current().onAnswer(result));
	}

	LoginAction onError(RpcException error, long now) {
		if (error.code() == FLOOD && error.argument().isPresent()) {
			this.busy = false;
			this.notBefore = now + error.argument().getAsInt();
			return new LoginAction.AwaitDeadline(this.notBefore);
		}
		if (error.code() >= SERVER_FAILURE || error.code() < 0) {
			return tryAgain(error);
		}
		if (this.lookup != null && error.code() == UNAUTHORIZED) {
			this.lookup = null;
			return perform(this.flow.begin());
		}
		return perform(current().onError(error));
	}

	private LoginAction tryAgain(RpcException error) {
		this.busy = false;
		this.failures = Math.min(this.failures + 1, MAX_FAILURES);
		if (error.type().equals("AUTH_RESTART")) {
			this.call = null;
		}
		return new LoginAction.TryAgain(1L << this.failures - 1);
	}

	/** The last call will not be answered; the server may have carried it out. */
	LoginAction onUnanswered() {
		this.busy = false;
		if (this.lookup == null && this.call != null && logsIn(this.call)) {
			this.lookup = new SelfLookup();
			return perform(this.lookup.begin());
		}
		this.failures = Math.min(this.failures + 1, MAX_FAILURES);
		return new LoginAction.TryAgain(1L << this.failures - 1);
	}

	private static boolean logsIn(LoginAction.Call call) {
		return call.method() instanceof ImportBotAuthorization || call.method() instanceof SignIn
				|| call.method() instanceof CheckPassword;
	}

	LoginAction onTold(String text) {
		return perform(this.flow.onTold(text));
	}

	LoginAction onProof(PasswordProof proof) {
		return perform(this.flow.onProof(proof));
	}

	private LoginFlow current() {
		return (this.lookup != null) ? this.lookup : this.flow;
	}

	private LoginAction perform(LoginAction action) {
		this.busy = true;
		this.call = (action instanceof LoginAction.Call made) ? made : null;
		return action;
	}

}
