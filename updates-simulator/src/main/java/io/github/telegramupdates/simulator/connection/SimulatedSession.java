package io.github.telegramupdates.simulator.connection;

import java.util.function.Consumer;

import io.github.telegramupdates.simulator.server.Server;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.UpdatesType;

/**
 * A session of an account whose wire is somebody else's, for example a socket's. Answers
 * and pushes are handed over in the one order in which they came about, each while the
 * server is locked: who takes them only passes them on, and neither waits nor calls back.
 * <p>
 * Safe for use by several threads.
 */
public final class SimulatedSession implements AutoCloseable {

	private final Server server;

	private final ServerSideSession session;

	private SimulatedSession(Server server, ServerSideSession session) {
		this.server = server;
		this.session = session;
	}

	/**
	 * Opens a session. Not for users: they ask the simulated Telegram.
	 * @param server the server
	 * @param accountId the account
	 * @param pushes what takes the pushes
	 * @return the session
	 */
	public static SimulatedSession open(Server server, long accountId, Consumer<UpdatesType> pushes) {
		ServerSideSession session = new ServerSideSession(accountId, pushes);
		server.attach(session);
		return new SimulatedSession(server, session);
	}

	/**
	 * Whose session it is.
	 * @return the account's id
	 */
	public long accountId() {
		return this.session.accountId();
	}

	/**
	 * Carries a call out at once.
	 * @param request the call
	 * @param answered takes the answer, before anything that follows from the call is
	 * pushed
	 * @param <R> type of the answer
	 * @throws io.github.telegramupdates.tl.client.RpcException if the call fails; no
	 * answer is handed over then
	 */
	public <R> void call(TlMethod<R> request, Consumer<R> answered) {
		this.server.locked(() -> {
			answered.accept(this.server.answer(this.session, request));
			this.session.answered();
		});
	}

	/**
	 * Ends the session: nothing is pushed to it any more.
	 */
	@Override
	public void close() {
		this.server.detach(this.session);
	}

}
