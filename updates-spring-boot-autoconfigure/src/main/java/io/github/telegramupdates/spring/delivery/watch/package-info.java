/**
 * What deliveries are doing: at which batch and listener each is, where the last one of a
 * lane failed, which listeners run for long; and who is notified of what has ended. It
 * looks on and decides nothing about a delivery.
 */
@NullMarked
package io.github.telegramupdates.spring.delivery.watch;

import org.jspecify.annotations.NullMarked;
