/**
 * Positions and access hashes in the application's own database. The entities join the
 * persistence unit of the application, so that a position commits in the transaction of
 * the handlers; every write of a position is one conditional statement.
 */
@NullMarked
package io.github.telegramupdates.spring.storage.jpa;

import org.jspecify.annotations.NullMarked;
