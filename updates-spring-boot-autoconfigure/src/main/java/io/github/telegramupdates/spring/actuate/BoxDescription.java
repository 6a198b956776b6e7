package io.github.telegramupdates.spring.actuate;

import io.github.telegramupdates.engine.delivery.BoxState;
import io.github.telegramupdates.engine.delivery.BoxStatus;

/**
 * What the endpoint shows of a box.
 *
 * @param box which box, for example {@code common} or {@code channel 5}
 * @param state its state
 * @param position how far it is (pts, qts or seq), with what is not committed yet; 0 if
 * it has no position
 */
public record BoxDescription(String box, BoxState state, int position) {

	static BoxDescription of(BoxStatus status) {
		return new BoxDescription(status.box().toString(), status.state(), status.position());
	}

}
