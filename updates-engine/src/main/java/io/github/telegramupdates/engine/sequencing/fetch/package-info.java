/**
 * What holds for all differences: classes of errors, waits and rests, rates, smaller
 * pages, and when one counts as failing.
 */
@NullMarked
package io.github.telegramupdates.engine.sequencing.fetch;

import org.jspecify.annotations.NullMarked;
