/**
 * Tests of the clocks.
 */
@NullMarked
package io.github.telegramupdates.simulator.clock;

import org.jspecify.annotations.NullMarked;
