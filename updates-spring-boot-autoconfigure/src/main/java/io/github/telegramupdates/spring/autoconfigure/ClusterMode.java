package io.github.telegramupdates.spring.autoconfigure;

/**
 * How several instances of an application share its accounts.
 */
enum ClusterMode {

	/**
	 * The instance that has the account's lock in the database connects it, the others
	 * stand by.
	 */
	JDBC,

	/**
	 * There is one instance only, and no lock.
	 */
	SINGLE

}
