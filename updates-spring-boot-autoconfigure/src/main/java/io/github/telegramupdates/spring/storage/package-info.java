/**
 * Where the positions of a Spring application live: the choice and its properties, and
 * what is said at the start when a choice is not possible.
 */
@NullMarked
package io.github.telegramupdates.spring.storage;

import org.jspecify.annotations.NullMarked;
