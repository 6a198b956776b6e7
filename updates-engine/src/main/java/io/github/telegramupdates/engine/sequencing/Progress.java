package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.sequencing.fetch.FailingDifference;
import io.github.telegramupdates.engine.sequencing.fetch.MethodRest;
import io.github.telegramupdates.engine.storage.AccountState;
import org.jspecify.annotations.Nullable;

/**
 * How far an engine is: a snapshot.
 *
 * @param started whether the first difference has been applied
 * @param idle whether no difference of the account is needed or under way
 * @param position the account's position, {@code null} if it has none yet
 * @param channels how many channels have a position
 * @param openGaps how many boxes miss something
 * @param gaps how many gaps opened since the start
 * @param duplicates how many members came again and were dropped since the start
 * @param dropped how many members were dropped since the start because there was no room
 * for them, and are fetched
 * @param buffered how many members wait in the buffers of all boxes
 * @param bufferedBytes how many bytes those have on the wire
 * @param suspected how many of those may be of a new count, and have room of their own
 * @param uncommitted how many updates wait in lanes for their commit
 * @param full whether the account holds as much as it may, so that no difference is asked
 * for
 * @param waitsUntil the end of a wait that the server asked for, in monotonic
 * milliseconds: that of the account's difference, and after the start that of its
 * channels; in the past if there is none
 * @param failing which differences fail, as far as an event has asked that
 */
public record Progress(boolean started, boolean idle, @Nullable AccountState position, int channels, int openGaps,
		long gaps, long duplicates, long dropped, int buffered, long bufferedBytes, int suspected, int uncommitted,
		boolean full, long waitsUntil, List<FailingDifference> failing) {

	/**
	 * That of an engine without a state.
	 */
	static final Progress NONE = new Progress(false, false, null, 0, 0, 0, 0, 0, 0, 0, 0, 0, false,
			MethodRest.NONE.until(), List.of());

	/**
	 * Copies the list.
	 */
	public Progress {
		failing = List.copyOf(failing);
	}

}
