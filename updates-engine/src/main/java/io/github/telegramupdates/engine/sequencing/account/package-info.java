/**
 * The account: its boxes, its lane, its difference, and how its position changes. Knows
 * the channels, since its differences name them.
 */
@NullMarked
package io.github.telegramupdates.engine.sequencing.account;

import org.jspecify.annotations.NullMarked;
