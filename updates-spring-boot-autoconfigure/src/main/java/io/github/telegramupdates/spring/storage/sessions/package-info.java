/**
 * The sealed sessions of clients in the application's database. Decides which session of
 * an account is in use, and which are kept aside.
 */
@NullMarked
package io.github.telegramupdates.spring.storage.sessions;

import org.jspecify.annotations.NullMarked;
