/**
 * A channel archive: what an application looks like that uses the starter. Begin to read
 * in the package {@code archive}; the packages {@code simulation} and {@code judge} stand
 * in for Telegram and check the result.
 */
@NullMarked
package io.github.telegramupdates.sample;

import org.jspecify.annotations.NullMarked;
