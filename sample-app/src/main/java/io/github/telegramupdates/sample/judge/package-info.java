/**
 * Compares the archive with what really happened, after a run of limited time.
 */
@NullMarked
package io.github.telegramupdates.sample.judge;

import org.jspecify.annotations.NullMarked;
