package io.github.telegramupdates.spring.account.lifecycle;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.telegramupdates.spring.ownership.AccountOwner;
import io.github.telegramupdates.spring.ownership.AccountOwnership;
import io.github.telegramupdates.spring.ownership.Ownership;
import org.jspecify.annotations.Nullable;

/**
 * Grants one account when the test says so.
 */
final class FakeOwnership implements AccountOwnership {

	final AtomicInteger released = new AtomicInteger();

	private volatile @Nullable AccountOwner owner;

	private volatile Runnable onRelease = () -> {
	};

	@Override
	public Ownership acquire(String account, AccountOwner asking) {
		this.owner = asking;
		return new Ownership() {

			@Override
			public Optional<String> holder() {
				return Optional.of("web-2");
			}

			@Override
			public void release() {
				FakeOwnership.this.onRelease.run();
				FakeOwnership.this.released.incrementAndGet();
			}

		};
	}

	AccountOwner owner() {
		AccountOwner asking = this.owner;
		if (asking == null) {
			throw new AssertionError("nobody asked for the account");
		}
		return asking;
	}

	boolean isAskedFor() {
		return this.owner != null;
	}

	void onRelease(Runnable check) {
		this.onRelease = check;
	}

}
