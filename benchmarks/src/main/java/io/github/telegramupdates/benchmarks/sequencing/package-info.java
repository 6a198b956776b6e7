/**
 * What the state machine costs: time and allocation for each update, heap for each idle
 * channel. The baseline is an engine that keeps an object for each channel.
 */
@NullMarked
package io.github.telegramupdates.benchmarks.sequencing;

import org.jspecify.annotations.NullMarked;
