package io.github.telegramupdates.simulator.world;

/**
 * A button of a bot that somebody pressed, and who waits for an answer.
 *
 * @param userId the user
 * @param queryId id of the query
 * @param date when, in seconds since the epoch
 */
public record PressedButton(long userId, long queryId, int date) {
}
