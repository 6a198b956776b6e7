package io.github.telegramupdates.spring.account.lifecycle;

import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;

import io.github.telegramupdates.spring.account.TelegramAccount;
import io.github.telegramupdates.spring.account.connection.OpenChannels;
import io.github.telegramupdates.spring.ownership.AccountOwnership;
import org.jspecify.annotations.Nullable;

/**
 * A configured account, which is started and stopped as often as the application likes.
 */
final class ManagedAccount {

	private final TelegramAccount account;

	private final OpenChannels channels = new OpenChannels();

	private volatile @Nullable AccountCandidate candidate;

	private boolean wanted = true;

	ManagedAccount(TelegramAccount account) {
		this.account = account;
	}

	/**
	 * What the last start has begun; {@code null} before the first one.
	 */
	@Nullable AccountCandidate candidate() {
		return this.candidate;
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
	 * Starts the account if it is wanted and neither runs nor stands by.
	 * @param allowed whether accounts may run at all now
	 * @param ownerships decides when the account may connect
	 * @param candidates makes a candidate for the account
	 */
	synchronized void start(BooleanSupplier allowed, AccountOwnership ownerships,
			BiFunction<TelegramAccount, OpenChannels, AccountCandidate> candidates) {
		if (!this.wanted || !allowed.getAsBoolean()) {
			return;
		}
		AccountCandidate last = this.candidate;
		if (last != null && !last.isClosed()) {
			last.restart();
			return;
		}
		AccountCandidate next = candidates.apply(this.account, this.channels);
		this.candidate = next;
		next.acquire(this.account.name(), ownerships);
	}

	/**
	 * Stops the account, waiting for its running transactions, and lets another instance
	 * have it.
	 */
	synchronized void stop() {
		AccountCandidate last = this.candidate;
		if (last != null && !last.isClosed()) {
			last.close();
		}
	}

}
