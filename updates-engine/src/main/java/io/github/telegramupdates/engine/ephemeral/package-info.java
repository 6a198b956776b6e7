/**
 * Delivers what has no position: once, in order, and only as much as fits. Decides what
 * is dropped when handlers do not keep up, and which queries to a bot came before.
 */
@NullMarked
package io.github.telegramupdates.engine.ephemeral;

import org.jspecify.annotations.NullMarked;
