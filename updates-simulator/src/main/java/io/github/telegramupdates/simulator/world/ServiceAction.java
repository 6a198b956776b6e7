package io.github.telegramupdates.simulator.world;

/**
 * What a service message says.
 *
 * @param userId whom it is about
 * @param added whether the user was added rather than removed
 */
public record ServiceAction(long userId, boolean added) {
}
