package io.github.telegramupdates.simulator.server;

import io.github.telegramupdates.tl.auth.LoggedOut;
import io.github.telegramupdates.tl.auth.rpc.LogOut;

/**
 * Methods about the session itself.
 */
final class SessionMethods {

	private SessionMethods() {
	}

	static void register(RequestHandlers handlers) {
		handlers.on(LogOut.class, (call, request) -> logOut(call));
	}

	private static LoggedOut logOut(Call call) {
		call.session().revoke();
		return new LoggedOut(null);
	}

}
