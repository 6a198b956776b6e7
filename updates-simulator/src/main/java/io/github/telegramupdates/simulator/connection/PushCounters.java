package io.github.telegramupdates.simulator.connection;

/**
 * How many pushes a connection saw.
 *
 * @param sent how many the server sent
 * @param lost how many of them never arrived
 * @param duplicated how many arrived twice
 * @param reordered how many were delayed out of order
 */
public record PushCounters(long sent, long lost, long duplicated, long reordered) {
}
