/**
 * Method calls of clients: how they are wrapped, what may be called before the login, the
 * methods of the data center itself, and the way to the simulated Telegram.
 */
@NullMarked
package io.github.telegramupdates.simulator.dc.rpc;

import org.jspecify.annotations.NullMarked;
