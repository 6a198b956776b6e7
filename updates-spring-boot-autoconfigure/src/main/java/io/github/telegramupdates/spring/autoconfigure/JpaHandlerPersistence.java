package io.github.telegramupdates.spring.autoconfigure;

import io.github.telegramupdates.spring.delivery.HandlerPersistence;
import io.github.telegramupdates.spring.storage.jpa.StorageAccess;

/**
 * The persistence context of the transaction, which handlers and storage share.
 */
final class JpaHandlerPersistence implements HandlerPersistence {

	private final StorageAccess access;

	JpaHandlerPersistence(StorageAccess access) {
		this.access = access;
	}

	@Override
	public void flush() {
		this.access.flush();
	}

	@Override
	public void clear() {
		this.access.clear();
	}

}
