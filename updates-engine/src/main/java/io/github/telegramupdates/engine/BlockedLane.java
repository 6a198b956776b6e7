package io.github.telegramupdates.engine;

import java.time.Duration;

/**
 * A lane whose batch cannot be delivered.
 *
 * @param failure class name of what was thrown last
 * @param age for how long the lane has been blocked
 */
public record BlockedLane(String failure, Duration age) {

}
