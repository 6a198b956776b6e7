/**
 * Plays the recorded inputs of an engine again, and checks what must hold after each of
 * them.
 */
@NullMarked
package io.github.telegramupdates.engine.invariant;

import org.jspecify.annotations.NullMarked;
