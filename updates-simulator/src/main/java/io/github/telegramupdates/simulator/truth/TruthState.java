package io.github.telegramupdates.simulator.truth;

/**
 * The positions of an account.
 *
 * @param pts position of the common box
 * @param qts position of the qts box
 * @param seq number of the last container with a number
 * @param date the server's time, in seconds since the epoch
 */
public record TruthState(int pts, int qts, int seq, int date) {
}
