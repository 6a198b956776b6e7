/**
 * One box: what an update at a position means, what is buffered and for how long, and
 * whether the server has reset its count. Knows neither the account nor channels.
 */
@NullMarked
package io.github.telegramupdates.engine.sequencing.box;

import org.jspecify.annotations.NullMarked;
