/**
 * The simulated Telegram as a data center: MTProto 2.0 on a TCP port. Everything happens
 * on one thread, the data center's event loop, but for the steps of exchanges.
 */
@NullMarked
package io.github.telegramupdates.simulator.dc;

import org.jspecify.annotations.NullMarked;
