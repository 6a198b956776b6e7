/**
 * What the engine reports about itself.
 */
@NullMarked
package io.github.telegramupdates.engine.event;

import org.jspecify.annotations.NullMarked;
