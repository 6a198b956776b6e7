package io.github.telegramupdates.mtproto.message;

/**
 * When something happened, by two clocks of this machine.
 *
 * @param monotonicMillis milliseconds of a clock that never jumps, since any instant
 * @param wallMillis milliseconds since 1970 as reported by the operating system
 */
public record Moment(long monotonicMillis, long wallMillis) {

}
