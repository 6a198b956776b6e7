/**
 * Programs that measure what the other modules cost, each figure next to a named baseline
 * from the same run. {@link io.github.telegramupdates.benchmarks.Benchmarks} starts them.
 */
@NullMarked
package io.github.telegramupdates.benchmarks;

import org.jspecify.annotations.NullMarked;
