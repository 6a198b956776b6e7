package io.github.telegramupdates.engine.intake;

import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.WrapperMethod;
import io.github.telegramupdates.tl.rpc.InvokeWithBusinessConnection;

/**
 * What a call is about: the call inside of all those that say how it is made, and in
 * whose boxes its answer counts.
 *
 * @param method the call that wraps no other one
 * @param account who makes it
 */
record InnermostCall(TlMethod<?> method, Account account) {

	static InnermostCall of(TlMethod<?> request) {
		TlMethod<?> method = request;
		Account account = Account.OWN;
		while (method instanceof WrapperMethod wrapper) {
			if (wrapper instanceof InvokeWithBusinessConnection) {
				account = Account.OTHER;
			}
			method = wrapper.query();
		}
		return new InnermostCall(method, account);
	}

	/** By whose account a call is made. */
	enum Account {

		/** The account that is logged in. */
		OWN,

		/** An account that let a bot act for it. */
		OTHER

	}

}
