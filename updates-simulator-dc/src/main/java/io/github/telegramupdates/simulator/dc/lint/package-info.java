/**
 * The rules of the protocol that clients may break, and how often they did.
 */
@NullMarked
package io.github.telegramupdates.simulator.dc.lint;

import org.jspecify.annotations.NullMarked;
