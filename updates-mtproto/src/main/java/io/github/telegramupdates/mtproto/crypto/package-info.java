/**
 * The primitives of MTProto 2.0: ciphers, hashes and key derivations that have known
 * answers of other implementations. Nothing here knows of messages, sessions or sockets,
 * and client and data center share nothing else.
 */
@NullMarked
package io.github.telegramupdates.mtproto.crypto;

import org.jspecify.annotations.NullMarked;
