/**
 * What the storage in PostgreSQL costs: the load at the start, and deliveries that commit
 * with the rows of a handler.
 */
@NullMarked
package io.github.telegramupdates.benchmarks.database;

import org.jspecify.annotations.NullMarked;
