/**
 * Access hashes of channels and users: learnt from every container, needed for every
 * request that names a peer. Decides which of them are known and used, and when they are
 * written. Where they are stored is said by the two interfaces that applications
 * implement.
 */
@NullMarked
package io.github.telegramupdates.engine.peers;

import org.jspecify.annotations.NullMarked;
