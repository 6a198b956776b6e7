package io.github.telegramupdates.engine;

import java.time.Duration;

import io.github.telegramupdates.engine.delivery.FailureAction;

/**
 * A lane whose batch cannot be delivered.
 *
 * @param failure class name of what was thrown last
 * @param age for how long the lane has been blocked
 * @param action what is done about it: {@link FailureAction#RETRY}, or
 * {@link FailureAction#HOLD} if its attempts are used up
 */
public record BlockedLane(String failure, Duration age, FailureAction action) {

}
