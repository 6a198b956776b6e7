package io.github.telegramupdates.spring.account;

import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/**
 * A configured account, which is started and stopped as often as the application likes.
 * Each start is a session of its own, and claims the account anew.
 */
final class ManagedAccount {

	private final TelegramAccount account;

	private final OpenChannels channels = new OpenChannels();

	private volatile @Nullable AccountSession session;

	private boolean wanted = true;

	ManagedAccount(TelegramAccount account) {
		this.account = account;
	}

	@Nullable AccountSession session() {
		return this.session;
	}

	OpenChannels channels() {
		return this.channels;
	}

	/**
	 * Says that the account is wanted from now on, or not.
	 */
	synchronized void want(boolean wants) {
		this.wanted = wants;
	}

	/**
	 * Starts the account if it is wanted and does not run. What is left of a session that
	 * ended by itself is closed before.
	 * @param allowed whether accounts may run at all now
	 * @param sessions makes a session
	 */
	synchronized void start(BooleanSupplier allowed,
			BiFunction<TelegramAccount, OpenChannels, AccountSession> sessions) {
		AccountSession last = this.session;
		if (!this.wanted || !allowed.getAsBoolean() || (last != null && !last.isEnded())) {
			return;
		}
		if (last != null) {
			last.close();
		}
		AccountSession next = sessions.apply(this.account, this.channels);
		this.session = next;
		next.start();
	}

	/**
	 * Stops the account, waiting for its running transactions.
	 */
	synchronized void stop() {
		AccountSession last = this.session;
		if (last != null) {
			last.close();
		}
	}

}
