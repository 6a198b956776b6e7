/**
 * The tables and who makes them: the entities join the persistence unit of the
 * application, Hibernate's schema tools leave their tables alone, and a migration of our
 * own creates and upgrades them. Decides over which connections and in which schema.
 */
@NullMarked
package io.github.telegramupdates.spring.storage.schema;

import org.jspecify.annotations.NullMarked;
