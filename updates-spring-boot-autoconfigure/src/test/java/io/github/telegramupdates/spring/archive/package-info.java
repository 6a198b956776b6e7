/**
 * A small application for tests: it stores the texts of messages.
 */
@NullMarked
package io.github.telegramupdates.spring.archive;

import org.jspecify.annotations.NullMarked;
