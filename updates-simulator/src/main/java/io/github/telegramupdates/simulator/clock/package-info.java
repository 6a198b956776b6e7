/**
 * The time of a simulated Telegram.
 * {@link io.github.telegramupdates.simulator.clock.VirtualClock} makes a test
 * deterministic and single threaded,
 * {@link io.github.telegramupdates.simulator.clock.SystemClock} lets a simulated Telegram
 * run beside an application.
 */
@NullMarked
package io.github.telegramupdates.simulator.clock;

import org.jspecify.annotations.NullMarked;
