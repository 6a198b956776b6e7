package io.github.telegramupdates.mtproto.store;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A session that ends with the program.
 */
final class InMemorySessionStore implements SessionStore {

	private volatile @Nullable StoredSession session;

	@Override
	public Optional<StoredSession> load() {
		return Optional.ofNullable(this.session);
	}

	@Override
	public void save(StoredSession newSession) {
		this.session = newSession;
	}

	/** What does not outlive the program need not be kept either. */
	@Override
	public void setAside() {
		this.session = null;
	}

	@Override
	public void delete() {
		this.session = null;
	}

}
