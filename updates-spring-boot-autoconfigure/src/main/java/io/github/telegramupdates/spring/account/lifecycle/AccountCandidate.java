package io.github.telegramupdates.spring.account.lifecycle;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import io.github.telegramupdates.spring.account.ConnectionState;
import io.github.telegramupdates.spring.account.ConnectionState.Phase;
import io.github.telegramupdates.spring.account.connection.AccountConnector;
import io.github.telegramupdates.spring.ownership.AccountOwner;
import io.github.telegramupdates.spring.ownership.AccountOwnership;
import io.github.telegramupdates.spring.ownership.Ownership;
import org.jspecify.annotations.Nullable;

/**
 * An account from its start to its stop: stands by until it is granted, and has a
 * connector while it is. Each grant begins with a new connector, which claims the account
 * again.
 */
final class AccountCandidate implements AccountOwner {

	private final Function<BooleanSupplier, AccountConnector> connectors;

	private final Clock clock;

	private volatile @Nullable Ownership ownership;

	private volatile @Nullable AccountConnector connector;

	private volatile Instant standbySince;

	private boolean granted;

	private boolean closed;

	AccountCandidate(Function<BooleanSupplier, AccountConnector> connectors, Clock clock) {
		this.connectors = connectors;
		this.clock = clock;
		this.standbySince = clock.instant();
	}

	void acquire(String account, AccountOwnership ownerships) {
		this.ownership = ownerships.acquire(account, this);
	}

	/**
	 * The connector of the last grant; {@code null} while the account stands by.
	 */
	@Nullable AccountConnector connector() {
		return this.connector;
	}

	synchronized boolean isClosed() {
		return this.closed;
	}

	ConnectionState connectionState() {
		AccountConnector current = this.connector;
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
			connect();
		}
	}

	@Override
	public void revoked() {
		AccountConnector last = endGrant();
		if (last != null) {
			last.disconnect();
			last.close();
		}
	}

	/**
	 * Begins with a new connector if the last one has ended by itself. What is left of it
	 * is closed before.
	 */
	synchronized void restart() {
		AccountConnector last = this.connector;
		if (this.granted && last != null && last.isEnded()) {
			last.close();
			connect();
		}
	}

	/**
	 * Ends the connector, waiting for its running transactions, then gives the account
	 * back: at the latest when a connection that is being opened now has been closed.
	 */
	void close() {
		AccountConnector last = close(this.clock.instant());
		if (last != null) {
			last.close();
			last.disconnected().thenRun(this::release);
		}
		else {
			release();
		}
	}

	private synchronized @Nullable AccountConnector close(Instant now) {
		this.closed = true;
		this.granted = false;
		this.standbySince = now;
		return this.connector;
	}

	private synchronized @Nullable AccountConnector endGrant() {
		AccountConnector last = this.connector;
		this.granted = false;
		if (!this.closed) {
			this.connector = null;
			this.standbySince = this.clock.instant();
		}
		return last;
	}

	/** Before the ownership is known, it has granted the account just now. */
	private boolean isGranted() {
		Ownership asked = this.ownership;
		return asked == null || asked.isGranted();
	}

	private void connect() {
		AccountConnector next = this.connectors.apply(this::isGranted);
		this.connector = next;
		next.start();
	}

	private void release() {
		Ownership given = this.ownership;
		if (given != null) {
			given.release();
		}
	}

}
