/**
 * Health of the update stream: one component for each account.
 */
@NullMarked
package io.github.telegramupdates.spring.health;

import org.jspecify.annotations.NullMarked;
