/**
 * How the storage uses the application's database: which transaction a statement joins,
 * which errors are tried again, and how repositories are made beside those of the
 * application.
 */
@NullMarked
package io.github.telegramupdates.spring.storage.jpa;

import org.jspecify.annotations.NullMarked;
