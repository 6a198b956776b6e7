package io.github.telegramupdates.engine.trace;

/**
 * Where a replay leaves the recorded path: the engine that replays is not the one that
 * was recorded.
 *
 * @param inputIndex index of the input in {@link Trace#inputs()}
 * @param replayed the input and its outcome in the replay
 */
public record ReplayDivergence(int inputIndex, ReplayedInput replayed) {
}
