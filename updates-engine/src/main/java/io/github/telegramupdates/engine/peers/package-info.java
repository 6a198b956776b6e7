/**
 * Access hashes of channels and users: learnt from every container, needed for every
 * request that names a peer.
 */
@NullMarked
package io.github.telegramupdates.engine.peers;

import org.jspecify.annotations.NullMarked;
