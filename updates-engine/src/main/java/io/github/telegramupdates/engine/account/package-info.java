/**
 * Runs an account: its lifecycle, the loop that steps its engine and carries out the
 * outputs, the load of its state, and its figures. Decides when an engine begins and
 * ends, and nothing about order.
 */
@NullMarked
package io.github.telegramupdates.engine.account;

import org.jspecify.annotations.NullMarked;
