/**
 * Threads, timers and clocks of an engine: how threads are divided among inboxes, lanes
 * and look-ups, and what an executor may do.
 */
@NullMarked
package io.github.telegramupdates.engine.runtime;

import org.jspecify.annotations.NullMarked;
