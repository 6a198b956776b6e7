package io.github.telegramupdates.engine.sequencing;

/**
 * When an input happened. Time reaches the state machine in no other way.
 *
 * @param monotonicMillis milliseconds since an arbitrary moment; never goes back
 * @param serverUnixSeconds the server's time as far as the client knows, in seconds since
 * 1970
 */
public record Moment(long monotonicMillis, int serverUnixSeconds) {
}
