package io.github.telegramupdates.spring.storage.jpa;

import java.util.List;

/**
 * Writes rows that may exist.
 */
public interface Upserts {

	/**
	 * Inserts or replaces rows one by one, in their order, in the transaction of the
	 * caller. Call it with rows in the order of their keys: two writers then wait for
	 * each other instead of blocking each other.
	 * @param rows entities of one class
	 */
	void upsert(List<?> rows);

}
