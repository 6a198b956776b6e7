/**
 * Delivers the batches of an engine: which lane has a thread, what is delivered again and
 * when, what is dropped if it has no position, and which lanes count as blocked.
 */
@NullMarked
package io.github.telegramupdates.engine.lanes;

import org.jspecify.annotations.NullMarked;
