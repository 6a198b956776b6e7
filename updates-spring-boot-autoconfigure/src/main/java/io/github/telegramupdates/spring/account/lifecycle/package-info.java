/**
 * When accounts start and stop: with the application, by their names, and as they are
 * granted to this instance. Decides how the time of a shutdown is divided.
 */
@NullMarked
package io.github.telegramupdates.spring.account.lifecycle;

import org.jspecify.annotations.NullMarked;
