package io.github.telegramupdates.simulator.journal;

/**
 * A record of the journal.
 *
 * @param millis the server's time when it was written, in milliseconds since the epoch
 * @param content what was written
 */
public record JournalRecord(long millis, byte[] content) {
}
