package io.github.telegramupdates.spring.delivery.watch;

import java.time.Duration;

import io.github.telegramupdates.engine.delivery.Lane;

/**
 * A delivery that runs right now.
 *
 * @param lane its lane
 * @param place where it is
 * @param age for how long it has been running
 */
public record RunningDelivery(Lane lane, DeliveryPlace place, Duration age) {

}
