package io.github.telegramupdates.spring.storage;

/**
 * Where positions and access hashes are stored.
 */
public enum StorageType {

	/**
	 * In the application's database, in the transaction of the handlers.
	 */
	JPA,

	/**
	 * In the heap. Every start begins at the server's current position, and a position
	 * does not roll back with the handlers.
	 */
	MEMORY

}
