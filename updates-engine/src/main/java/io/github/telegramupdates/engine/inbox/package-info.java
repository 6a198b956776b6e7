/**
 * The one door to the state machine of an account: decides in which order what concerns
 * it is taken, and on whose thread. Knows nobody who puts something in or takes it out.
 */
@NullMarked
package io.github.telegramupdates.engine.inbox;

import org.jspecify.annotations.NullMarked;
