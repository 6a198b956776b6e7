/**
 * A simulated Telegram in the process: accounts, chats and channels that tests and
 * samples play with, and connections on which an application sees what a real server
 * would send. {@link io.github.telegramupdates.simulator.SimulatedTelegram} is where to
 * start.
 */
@NullMarked
package io.github.telegramupdates.simulator;

import org.jspecify.annotations.NullMarked;
