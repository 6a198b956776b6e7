/**
 * What leaves the engine.
 * {@link io.github.telegramupdates.engine.delivery.UpdateDelivery} is the SPI: it runs
 * the handlers of a {@link io.github.telegramupdates.engine.delivery.Batch} and commits
 * its state change, both or neither.
 */
@NullMarked
package io.github.telegramupdates.engine.delivery;

import org.jspecify.annotations.NullMarked;
