/**
 * The access hashes of users and channels in the application's database. Decides which of
 * them have to be written, and in which order.
 */
@NullMarked
package io.github.telegramupdates.spring.storage.peers;

import org.jspecify.annotations.NullMarked;
