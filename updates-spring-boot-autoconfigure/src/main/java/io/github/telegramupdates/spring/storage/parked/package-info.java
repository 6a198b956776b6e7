/**
 * Parked updates in the application's database. Knows how a row looks, and writes, reads
 * and deletes rows; who may do so is decided where the positions are.
 */
@NullMarked
package io.github.telegramupdates.spring.storage.parked;

import org.jspecify.annotations.NullMarked;
