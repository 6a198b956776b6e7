package io.github.telegramupdates.mtproto.store;

import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a session as bytes that only the holder of a key can read or change.
 */
final class SealedSessionStore implements SessionStore {

	private static final Logger log = LoggerFactory.getLogger(SealedSessionStore.class);

	private final SessionRecords records;

	private final String account;

	private final SessionCipher cipher;

	SealedSessionStore(SessionRecords records, String account, SessionCipher cipher) {
		this.records = records;
		this.account = account;
		this.cipher = cipher;
	}

	@Override
	public Optional<StoredSession> load() {
		Optional<byte[]> sealed = this.records.load();
		if (sealed.isPresent() && this.cipher.isOfOtherCredentials(sealed.get())) {
			log.warn("The session of the account {} in {} is one of other credentials and is kept aside", this.account,
					this.records.location());
			this.records.setAside();
			return Optional.empty();
		}
		return sealed.map(this::open);
	}

	private StoredSession open(byte[] sealed) {
		String location = this.records.location();
		return SessionFormat.read(this.cipher.open(sealed, this.account, location), location);
	}

	@Override
	public void save(StoredSession session) {
		this.records.save(this.cipher.seal(SessionFormat.write(session), this.account));
	}

	@Override
	public void setAside() {
		this.records.setAside();
	}

	@Override
	public void delete() {
		this.records.delete();
	}

	@Override
	public void release() {
		this.records.release();
	}

}
