/**
 * Delivery in the transactions of the application: what handlers write and the position
 * of the stream commit together, or not at all.
 */
@NullMarked
package io.github.telegramupdates.spring.delivery;

import org.jspecify.annotations.NullMarked;
