/**
 * What becomes of events of the engine: what the log says of them, and how they reach the
 * listeners of the application.
 */
@NullMarked
package io.github.telegramupdates.spring.account.event;

import org.jspecify.annotations.NullMarked;
