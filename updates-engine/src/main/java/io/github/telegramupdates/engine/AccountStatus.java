package io.github.telegramupdates.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.sequencing.Transition;
import io.github.telegramupdates.engine.storage.AccountState;
import org.jspecify.annotations.Nullable;

/**
 * How an account is doing: a snapshot.
 *
 * @param phase what it is doing
 * @param detail why it stopped, or what keeps it from starting; {@code null} if there is
 * nothing to say
 * @param position how far the account's boxes are; {@code null} before the state is
 * loaded
 * @param channels how many channels have a position
 * @param openGaps how many boxes miss something right now
 * @param counters what happened since the start
 * @param transitions how often boxes took which transition since the start
 * @param blockedLanes lanes whose batch failed, with the class name of what was thrown
 * @param lastPushes when each connection of the account was last pushed something, in the
 * order in which they were attached; when it was attached, if nothing came since. One
 * that falls far behind the others has lost its session without a word
 */
public record AccountStatus(Phase phase, @Nullable String detail, @Nullable AccountState position, int channels,
		int openGaps, Counters counters, Map<Transition, Long> transitions, Map<Lane, String> blockedLanes,
		List<Instant> lastPushes) {

	/**
	 * Copies the collections.
	 */
	public AccountStatus {
		transitions = Map.copyOf(transitions);
		blockedLanes = Map.copyOf(blockedLanes);
		lastPushes = List.copyOf(lastPushes);
	}

	/**
	 * What an account is doing.
	 */
	public enum Phase {

		/** Loads its state, or waits for its first difference. */
		STARTING,

		/** Delivers what comes; nothing is missing. */
		LIVE,

		/** Something is missing and is being fetched. */
		RECOVERING,

		/** Has ended. */
		STOPPED

	}

	/**
	 * What happened since the start.
	 *
	 * @param delivered updates whose delivery was committed
	 * @param recovered those of them that came by a difference
	 * @param gaps gaps that opened
	 * @param duplicates updates that came again and were dropped
	 */
	public record Counters(long delivered, long recovered, long gaps, long duplicates) {
	}

}
