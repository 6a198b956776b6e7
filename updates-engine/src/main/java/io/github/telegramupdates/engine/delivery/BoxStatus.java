package io.github.telegramupdates.engine.delivery;

import java.util.Comparator;

/**
 * How a box is doing.
 *
 * @param box which box
 * @param state its state
 * @param position how far it is, with what is not committed yet (pts, qts or seq); 0 if
 * it has no position
 */
public record BoxStatus(BoxId box, BoxState state, int position) {

	/**
	 * Those first that miss something.
	 */
	public static final Comparator<BoxStatus> MISSING_FIRST = Comparator
		.comparing((BoxStatus status) -> !status.state().isMissingSomething());

}
