/**
 * The server's side of a simulated Telegram: answers method calls, turns what happens
 * into containers of updates, and keeps the journal. Internal to the simulator.
 */
@NullMarked
package io.github.telegramupdates.simulator.server;

import org.jspecify.annotations.NullMarked;
