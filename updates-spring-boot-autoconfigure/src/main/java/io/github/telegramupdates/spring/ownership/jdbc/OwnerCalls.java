package io.github.telegramupdates.spring.ownership.jdbc;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

import io.github.telegramupdates.spring.ownership.AccountOwner;

/**
 * Tells an owner of its account: grants and revocations in turn, never two at the same
 * time, and none after the end.
 */
final class OwnerCalls {

	private final AccountOwner owner;

	private final Lock order = new ReentrantLock();

	private boolean granted;

	private volatile boolean ended;

	OwnerCalls(AccountOwner owner) {
		this.owner = owner;
	}

	/**
	 * Grants the account, unless it is granted.
	 * @param valid whether the lock is still held when it is the turn of this call
	 * @return whether the account is granted now
	 */
	boolean grant(BooleanSupplier valid) {
		this.order.lock();
		try {
			if (!this.granted && !this.ended && valid.getAsBoolean()) {
				this.granted = true;
				this.owner.granted();
			}
			return this.granted;
		}
		finally {
			this.order.unlock();
		}
	}

	/**
	 * Revokes the account if it is granted, and waits until it is disconnected.
	 * @param reason is run before, if the account is granted
	 */
	void revoke(Runnable reason) {
		this.order.lock();
		try {
			if (this.granted && !this.ended) {
				this.granted = false;
				reason.run();
				this.owner.revoked();
			}
		}
		finally {
			this.order.unlock();
		}
	}

	/**
	 * Ends the calls. One that is running is not waited for.
	 */
	void end() {
		this.ended = true;
	}

	boolean isEnded() {
		return this.ended;
	}

}
