/**
 * The state of a simulated Telegram: accounts, chats, and a log for each box. Everything
 * here is plain data, changed by operations only, without threads, time or network.
 * Internal to the simulator.
 */
@NullMarked
package io.github.telegramupdates.simulator.world;

import org.jspecify.annotations.NullMarked;
