package io.github.telegramupdates.spring.account.connection;

import java.time.Clock;

import io.github.telegramupdates.spring.account.ConnectionState;
import io.github.telegramupdates.spring.account.ConnectionState.Phase;
import io.github.telegramupdates.tl.client.RpcException;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what is known about a connection. A state lasts until another phase begins;
 * attempts that fail alike do not renew it.
 */
final class ConnectionWatch {

	private static final int UNAUTHORIZED = 401;

	private final Clock clock;

	private volatile ConnectionState state;

	ConnectionWatch(Clock clock) {
		this.clock = clock;
		this.state = new ConnectionState(Phase.CLOSED, clock.instant(), null);
	}

	ConnectionState state() {
		return this.state;
	}

	void connecting() {
		enter(Phase.CONNECTING, null);
	}

	synchronized void connected() {
		if (this.state.phase() != Phase.CLOSED) {
			enter(Phase.CONNECTED, null);
		}
	}

	synchronized void disconnected() {
		if (this.state.isUp()) {
			enter(Phase.DISCONNECTED, null);
		}
	}

	synchronized void unauthorized(String reason) {
		if (!isClosedByTheApplication()) {
			enter(Phase.UNAUTHORIZED, reason);
		}
	}

	synchronized void failed(Throwable failure) {
		if (failure instanceof RpcException error) {
			enter((error.code() == UNAUTHORIZED) ? Phase.UNAUTHORIZED : this.state.phase(), error.type());
		}
		else {
			enter(this.state.phase(), (failure instanceof UnusableConnectionException) ? failure.getMessage()
					: failure.getClass().getName());
		}
	}

	synchronized void closed(@Nullable String reason) {
		// without a reason it is the application that closes
		if (reason == null || (this.state.phase() != Phase.UNAUTHORIZED && !isClosedByTheApplication())) {
			enter(Phase.CLOSED, reason);
		}
	}

	private boolean isClosedByTheApplication() {
		return this.state.phase() == Phase.CLOSED && this.state.problem() == null;
	}

	private synchronized void enter(Phase phase, @Nullable String problem) {
		boolean goesOn = this.state.phase() == phase;
		this.state = new ConnectionState(phase, goesOn ? this.state.since() : this.clock.instant(), problem);
	}

}
