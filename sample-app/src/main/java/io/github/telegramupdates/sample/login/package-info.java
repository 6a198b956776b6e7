/**
 * Asks the owner of an account for what only they know.
 */
@NullMarked
package io.github.telegramupdates.sample.login;

import org.jspecify.annotations.NullMarked;
