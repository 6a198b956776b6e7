/**
 * What all parts of the state machine work with: outputs, deadlines, counters, memory,
 * and the windows and holes of lanes.
 */
@NullMarked
package io.github.telegramupdates.engine.sequencing.machine;

import org.jspecify.annotations.NullMarked;
