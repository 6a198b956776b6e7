package io.github.telegramupdates.simulator.server;

/**
 * How the server behaves.
 *
 * @param seed where access hashes come from
 * @param differencePageSize how many events of each box a page of
 * {@code updates.getDifference} covers at most
 * @param channelPageSize how many events a page of {@code updates.getChannelDifference}
 * covers at most
 * @param shortMessages whether small messages are pushed in their short form
 */
public record ServerOptions(long seed, int differencePageSize, int channelPageSize, boolean shortMessages) {
}
