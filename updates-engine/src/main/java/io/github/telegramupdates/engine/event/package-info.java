/**
 * What the engine tells about itself.
 */
@NullMarked
package io.github.telegramupdates.engine.event;

import org.jspecify.annotations.NullMarked;
