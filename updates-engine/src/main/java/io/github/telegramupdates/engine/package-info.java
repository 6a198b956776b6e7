/**
 * The gap engine. {@link io.github.telegramupdates.engine.GapEngine} drives one
 * {@link io.github.telegramupdates.engine.sequencing.AccountEngine} per account: it owns
 * inboxes, timers, calls and lanes, and decides nothing about order.
 */
@NullMarked
package io.github.telegramupdates.engine;

import org.jspecify.annotations.NullMarked;
