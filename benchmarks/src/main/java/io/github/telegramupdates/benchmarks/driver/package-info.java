/**
 * What the driver adds to the state machine: inbox, lanes and threads around each update.
 */
@NullMarked
package io.github.telegramupdates.benchmarks.driver;

import org.jspecify.annotations.NullMarked;
