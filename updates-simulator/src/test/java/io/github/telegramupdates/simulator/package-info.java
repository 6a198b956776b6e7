/**
 * Tests of the simulated Telegram.
 */
@NullMarked
package io.github.telegramupdates.simulator;

import org.jspecify.annotations.NullMarked;
