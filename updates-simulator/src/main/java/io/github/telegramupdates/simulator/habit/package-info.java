/**
 * Ways in which a server may behave. A test switches on what it needs; without a choice
 * the server is as kind as Telegram can be.
 */
@NullMarked
package io.github.telegramupdates.simulator.habit;

import org.jspecify.annotations.NullMarked;
