/**
 * Random traces of a simulated Telegram, and the invariants that must hold in all of
 * them.
 */
@NullMarked
package io.github.telegramupdates.engine.scenario;

import org.jspecify.annotations.NullMarked;
