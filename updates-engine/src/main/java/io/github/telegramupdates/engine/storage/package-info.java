/**
 * Where positions live. {@link io.github.telegramupdates.engine.storage.StateStorage} is
 * the SPI: the engine writes through its {@code commit} only, inside the transaction of
 * the handlers.
 */
@NullMarked
package io.github.telegramupdates.engine.storage;

import org.jspecify.annotations.NullMarked;
