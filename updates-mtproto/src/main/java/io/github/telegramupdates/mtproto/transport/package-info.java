/**
 * How messages of the protocol are put on a TCP connection: small Netty codecs that turn
 * bytes into frames and know nothing of what is in them.
 */
@NullMarked
package io.github.telegramupdates.mtproto.transport;

import org.jspecify.annotations.NullMarked;
