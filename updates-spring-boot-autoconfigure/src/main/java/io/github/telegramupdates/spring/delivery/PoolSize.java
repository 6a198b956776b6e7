package io.github.telegramupdates.spring.delivery;

import java.util.OptionalInt;

/**
 * How many connections of the database handlers can have at the same time.
 */
@FunctionalInterface
public interface PoolSize {

	/**
	 * Asks the pool, without opening a connection.
	 * @return the largest number of connections; empty if it is unknown
	 */
	OptionalInt max();

}
