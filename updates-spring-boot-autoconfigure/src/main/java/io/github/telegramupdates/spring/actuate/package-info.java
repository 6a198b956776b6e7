/**
 * The endpoint {@code telegramupdates}: what operators see of accounts, and what they can
 * do with them. It shows no content of updates.
 */
@NullMarked
package io.github.telegramupdates.spring.actuate;

import org.jspecify.annotations.NullMarked;
