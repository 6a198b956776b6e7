/**
 * The project's own client against the data center, over a socket.
 */
@NullMarked
package io.github.telegramupdates.simulator.dc.client;

import org.jspecify.annotations.NullMarked;
