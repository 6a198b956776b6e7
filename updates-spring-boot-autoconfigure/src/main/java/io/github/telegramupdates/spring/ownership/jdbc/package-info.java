/**
 * Ownership of accounts by locks in the application's database: the leader election of
 * Spring Integration, one for each account.
 */
@NullMarked
package io.github.telegramupdates.spring.ownership.jdbc;

import org.jspecify.annotations.NullMarked;
