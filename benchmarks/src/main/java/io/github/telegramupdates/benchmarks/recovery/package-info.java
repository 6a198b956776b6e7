/**
 * How fast channels catch up after an outage.
 */
@NullMarked
package io.github.telegramupdates.benchmarks.recovery;

import org.jspecify.annotations.NullMarked;
