package io.github.telegramupdates.mtproto.store;

import java.util.Optional;

/**
 * Where the sealed session of one account is kept: moves bytes, and understands none of
 * them. Called by one thread at a time. What goes wrong is a
 * {@link SessionStoreException}.
 */
public interface SessionRecords {

	/**
	 * Loads the record, and keeps others from using it if that is possible.
	 * @return the bytes that were saved last, if any were
	 */
	Optional<byte[]> load();

	/**
	 * Saves a record in place of the one before, whole or not at all.
	 * @param record the bytes, at most a few thousand
	 */
	void save(byte[] record);

	/**
	 * Moves the current record, if there is one, to where it is kept and not loaded.
	 */
	void setAside();

	/**
	 * Deletes the current record, if there is one.
	 */
	void delete();

	/**
	 * Lets others use the record.
	 */
	default void release() {
	}

	/**
	 * Where the record is, for messages to people.
	 * @return for example a file or a row of a table
	 */
	String location();

}
