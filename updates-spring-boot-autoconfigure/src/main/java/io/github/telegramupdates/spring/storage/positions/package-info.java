/**
 * The positions of accounts and channels, fetch intents and holes in the application's
 * database. Decides whether a step of the engine is stored or conflicts: every write of a
 * position is one conditional statement, and commits in the transaction of the handlers.
 */
@NullMarked
package io.github.telegramupdates.spring.storage.positions;

import org.jspecify.annotations.NullMarked;
