package io.github.telegramupdates.spring.account;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import io.github.telegramupdates.spring.account.ConnectionState.Phase;
import io.github.telegramupdates.spring.ownership.AccountOwner;
import io.github.telegramupdates.spring.ownership.AccountOwnership;
import io.github.telegramupdates.spring.ownership.Ownership;
import org.jspecify.annotations.Nullable;

/**
 * An account from its start to its stop: stands by until it is granted, and has a session
 * while it is. Each grant is a new session, which claims the account anew.
 */
final class AccountCandidate implements AccountOwner {

	private final Function<BooleanSupplier, AccountSession> sessions;

	private final Clock clock;

	private volatile @Nullable Ownership ownership;

	private volatile @Nullable AccountSession session;

	private volatile Instant standbySince;

	private boolean granted;

	private boolean closed;

	AccountCandidate(Function<BooleanSupplier, AccountSession> sessions, Clock clock) {
		this.sessions = sessions;
		this.clock = clock;
		this.standbySince = clock.instant();
	}

	void acquire(String account, AccountOwnership ownerships) {
		this.ownership = ownerships.acquire(account, this);
	}

	/**
	 * The session of the last grant; {@code null} while the account stands by.
	 */
	@Nullable AccountSession session() {
		return this.session;
	}

	synchronized boolean isClosed() {
		return this.closed;
	}

	ConnectionState connectionState() {
		AccountSession current = this.session;
		return (current != null) ? current.connectionState()
				: new ConnectionState(isClosed() ? Phase.CLOSED : Phase.STANDBY, this.standbySince, null);
	}

	boolean standsBy() {
		return connectionState().phase() == Phase.STANDBY;
	}

	/**
	 * Who has the account instead of this instance.
	 */
	Optional<String> holder() {
		Ownership asked = this.ownership;
		return (asked != null) ? asked.holder() : Optional.empty();
	}

	@Override
	public synchronized void granted() {
		if (!this.closed) {
			this.granted = true;
			startSession();
		}
	}

	@Override
	public void revoked() {
		AccountSession last = endGrant();
		if (last != null) {
			last.disconnect();
			last.close();
		}
	}

	/**
	 * Begins a new session if the last one has ended by itself. What is left of it is
	 * closed before.
	 */
	synchronized void restart() {
		AccountSession last = this.session;
		if (this.granted && last != null && last.isEnded()) {
			last.close();
			startSession();
		}
	}

	/**
	 * Ends the session, waiting for its running transactions, then gives the account
	 * back: at the latest when a connection that is being opened now has been closed.
	 */
	void close() {
		AccountSession last = close(this.clock.instant());
		if (last != null) {
			last.close();
			last.disconnected().thenRun(this::release);
		}
		else {
			release();
		}
	}

	private synchronized @Nullable AccountSession close(Instant now) {
		this.closed = true;
		this.granted = false;
		this.standbySince = now;
		return this.session;
	}

	private synchronized @Nullable AccountSession endGrant() {
		AccountSession last = this.session;
		this.granted = false;
		if (!this.closed) {
			this.session = null;
			this.standbySince = this.clock.instant();
		}
		return last;
	}

	/** Before the ownership is known, the grant was told by it just now. */
	private boolean isGranted() {
		Ownership asked = this.ownership;
		return asked == null || asked.isGranted();
	}

	private void startSession() {
		AccountSession next = this.sessions.apply(this::isGranted);
		this.session = next;
		next.start();
	}

	private void release() {
		Ownership given = this.ownership;
		if (given != null) {
			given.release();
		}
	}

}
