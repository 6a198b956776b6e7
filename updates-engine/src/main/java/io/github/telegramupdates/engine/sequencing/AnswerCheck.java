package io.github.telegramupdates.engine.sequencing;

import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.tl.Dialog;
import io.github.telegramupdates.tl.updates.ChannelDifference;
import io.github.telegramupdates.tl.updates.ChannelDifferenceEmpty;
import io.github.telegramupdates.tl.updates.ChannelDifferenceTooLong;
import io.github.telegramupdates.tl.updates.ChannelDifferenceType;
import io.github.telegramupdates.tl.updates.Difference;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import io.github.telegramupdates.tl.updates.DifferenceSlice;
import io.github.telegramupdates.tl.updates.DifferenceTooLong;
import io.github.telegramupdates.tl.updates.DifferenceType;
import io.github.telegramupdates.tl.updates.State;
import org.jspecify.annotations.Nullable;

/**
 * Turns answers whose positions cannot be into failures, so that they move nothing and
 * are asked for again.
 */
final class AnswerCheck {

	private AnswerCheck() {
	}

	/**
	 * Returns the input as it is, or the failure that it amounts to.
	 */
	static Input check(Input input) {
		if (input instanceof Input.StateFetched answer && !isSane(answer.state())) {
			return failure(answer.at(), answer.fetchId(), answer.state());
		}
		if (input instanceof Input.AccountFetched answer && !isSane(answer.difference())) {
			return failure(answer.at(), answer.fetchId(), positions(answer.difference()));
		}
		if (input instanceof Input.ChannelFetched answer && !isSane(answer.difference())) {
			return failure(answer.at(), answer.fetchId(), "pts " + positions(answer.difference()));
		}
		return input;
	}

	private static Input failure(Moment at, long fetchId, Object positions) {
		return new Input.FetchFailed(at, fetchId,
				new FetchError(FetchError.Kind.IMPOSSIBLE_ANSWER, "IMPOSSIBLE_ANSWER: " + positions, 0));
	}

	private static boolean isSane(State state) {
		return state.pts() >= 0 && state.qts() >= 0 && state.date() >= 0 && state.seq() >= 0;
	}

	private static boolean isSane(DifferenceType difference) {
		return (positions(difference) instanceof State state) ? isSane(state) : lowest(difference) >= 0;
	}

	/** Without the content, which is confidential. */
	private static Object positions(DifferenceType difference) {
		if (difference instanceof Difference last) {
			return last.state();
		}
		return (difference instanceof DifferenceSlice slice) ? slice.intermediateState() : difference;
	}

	private static int lowest(DifferenceType difference) {
		if (difference instanceof DifferenceEmpty empty) {
			return Math.min(empty.date(), empty.seq());
		}
		return (difference instanceof DifferenceTooLong tooLong) ? tooLong.pts() : 0;
	}

	private static boolean isSane(ChannelDifferenceType difference) {
		Integer pts = positions(difference);
		return pts == null || pts >= 0;
	}

	private static @Nullable Integer positions(ChannelDifferenceType difference) {
		if (difference instanceof ChannelDifference page) {
			return page.pts();
		}
		if (difference instanceof ChannelDifferenceEmpty empty) {
			return empty.pts();
		}
		return (difference instanceof ChannelDifferenceTooLong tooLong && tooLong.dialog() instanceof Dialog dialog)
				? dialog.pts() : null;
	}

}
