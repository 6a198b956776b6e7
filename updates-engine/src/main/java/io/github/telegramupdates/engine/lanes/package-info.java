/**
 * Delivers the batches of an engine: which lane has a thread, which lanes share a group
 * and how one that fails is parted, what is delivered again and when, what pauses while
 * the database is away, and which lanes count as blocked.
 */
@NullMarked
package io.github.telegramupdates.engine.lanes;

import org.jspecify.annotations.NullMarked;
