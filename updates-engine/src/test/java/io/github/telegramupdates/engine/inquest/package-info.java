/**
 * Plays the recorded inputs of an engine again, and checks what must hold after each of
 * them.
 */
@NullMarked
package io.github.telegramupdates.engine.inquest;

import org.jspecify.annotations.NullMarked;
