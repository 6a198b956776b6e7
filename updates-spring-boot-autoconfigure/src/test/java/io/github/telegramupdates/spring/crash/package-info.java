/**
 * Exactly once, shown by killing: engines that are abandoned at random moments.
 */
@NullMarked
package io.github.telegramupdates.spring.crash;

import org.jspecify.annotations.NullMarked;
