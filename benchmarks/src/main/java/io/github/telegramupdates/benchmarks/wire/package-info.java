/**
 * What it costs to decode and encode a container of updates.
 */
@NullMarked
package io.github.telegramupdates.benchmarks.wire;

import org.jspecify.annotations.NullMarked;
