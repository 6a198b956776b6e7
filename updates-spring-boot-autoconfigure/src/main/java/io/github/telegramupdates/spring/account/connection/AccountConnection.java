package io.github.telegramupdates.spring.account.connection;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import io.github.telegramupdates.spring.account.event.FailureText;
import io.github.telegramupdates.tl.client.TelegramConnection;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The connection of an account: there is never more than one, and none is left in the
 * end.
 */
final class AccountConnection {

	private static final Log logger = LogFactory.getLog(AccountConnection.class);

	private final String account;

	private volatile @Nullable TelegramConnection current;

	/** Held while a connection is closed. */
	private final Lock closing = new ReentrantLock();

	private boolean closed;

	/** Connections that are being opened or closed right now. */
	private int transitions;

	private final CompletableFuture<Void> disconnected = new CompletableFuture<>();

	AccountConnection(String account) {
		this.account = account;
	}

	@Nullable TelegramConnection current() {
		return this.current;
	}

	synchronized boolean isClosed() {
		return this.closed;
	}

	/**
	 * Completes when this is closed and no connection is left, not even one that is being
	 * opened.
	 */
	CompletableFuture<Void> disconnected() {
		return this.disconnected;
	}

	/**
	 * A connection is going to be opened, until {@link #endOpening()}.
	 * @return whether it may be
	 */
	synchronized boolean beginOpening() {
		if (this.closed) {
			return false;
		}
		this.transitions++;
		return true;
	}

	/**
	 * A connection is open. It is closed at once if this is closed by now.
	 */
	void adopt(TelegramConnection opened) {
		synchronized (this) {
			if (!this.closed) {
				this.current = opened;
				return;
			}
		}
		closeQuietly(opened);
	}

	void endOpening() {
		endTransition();
	}

	/**
	 * Closes the connection for good. One that is being opened is closed as soon as it is
	 * open.
	 */
	void close() {
		synchronized (this) {
			this.closed = true;
		}
		closeCurrent();
		completeDisconnected();
	}

	/**
	 * Closes the connection, or waits for whoever is closing it. Another one may be
	 * opened.
	 */
	void closeCurrent() {
		this.closing.lock();
		try {
			closeOpen();
		}
		finally {
			this.closing.unlock();
		}
	}

	private void closeOpen() {
		TelegramConnection open;
		synchronized (this) {
			open = this.current;
			if (open == null) {
				return;
			}
			this.current = null;
			this.transitions++;
		}
		closeQuietly(open);
		endTransition();
	}

	private void endTransition() {
		synchronized (this) {
			this.transitions--;
		}
		completeDisconnected();
	}

	private void completeDisconnected() {
		synchronized (this) {
			if (!this.closed || this.transitions > 0 || this.current != null) {
				return;
			}
		}
		this.disconnected.complete(null);
	}

	private void closeQuietly(TelegramConnection open) {
		try {
			open.close();
		}
		catch (Throwable ex) {
			logger.warn(
					"Account '%s': its connection could not be closed: %s".formatted(this.account, FailureText.of(ex)));
		}
	}

}
