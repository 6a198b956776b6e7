package io.github.telegramupdates.spring.client;

/**
 * Where sessions are kept.
 */
public enum SessionStoreType {

	/** In the application's database. */
	JPA,

	/** In a file for each account. */
	FILE,

	/** In the heap: each start logs in. */
	MEMORY

}
