/**
 * Connections to a simulated Telegram: what travels between server and client, as bytes,
 * with the faults a test asks for.
 */
@NullMarked
package io.github.telegramupdates.simulator.connection;

import org.jspecify.annotations.NullMarked;
