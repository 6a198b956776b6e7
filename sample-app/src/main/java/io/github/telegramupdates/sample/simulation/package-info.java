/**
 * Telegram for those who have no credentials at hand: people who write all the time, and
 * a connection that loses much of it.
 */
@NullMarked
package io.github.telegramupdates.sample.simulation;

import org.jspecify.annotations.NullMarked;
