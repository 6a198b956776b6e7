/**
 * Puts the update stream together for a Spring Boot application, from what is on its
 * class path and in its configuration.
 */
@NullMarked
package io.github.telegramupdates.spring.autoconfigure;

import org.jspecify.annotations.NullMarked;
