/**
 * How messages are cut out of the bytes of a connection, and put into them: the server's
 * side of the transports, recognised by their first bytes. Pure: bytes in, bytes out.
 */
@NullMarked
package io.github.telegramupdates.simulator.dc.transport;

import org.jspecify.annotations.NullMarked;
