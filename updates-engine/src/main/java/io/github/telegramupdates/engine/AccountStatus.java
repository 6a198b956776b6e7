package io.github.telegramupdates.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.event.DifferenceScope;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.Transition;
import io.github.telegramupdates.engine.storage.AccountState;
import org.jspecify.annotations.Nullable;

/**
 * How an account is doing: a snapshot.
 *
 * @param phase what it is doing
 * @param detail why it stopped, or what keeps it from starting; {@code null} if there is
 * nothing to say
 * @param stopCause why it stopped; {@code null} if it did not
 * @param starting how long it has been starting, without the time in which it waited for
 * its turn or as the server asked; zero when it has started
 * @param waitingUntil the end of a wait that the server asked for, after a flood wait or
 * because the account is frozen, by the server's clock: that of the account's difference,
 * and after the start that of its channels; {@code null} if nothing waits so
 * @param committed the stored position of the account's boxes, {@code null} before the
 * state is loaded and if there is none yet
 * @param received how far the account's boxes are, with what is not committed yet;
 * {@code null} before the state is loaded
 * @param lastCommit when a delivery was last committed, by the server's clock;
 * {@code null} if none was since the start
 * @param backlog what waits to be delivered
 * @param channels how many channels have a position
 * @param openGaps how many boxes miss something right now
 * @param counters what happened since the start
 * @param transitions how often boxes took which transition since the start
 * @param blockedLanes lanes whose batch failed
 * @param parkedUpdates how many updates are parked, as far as this process knows
 * @param storageOutage for how long the database has been away that deliveries need; zero
 * if it is not
 * @param failing differences that have failed for a minute or longer, or because the
 * account is frozen
 * @param lastPushes when each connection of the account was last pushed something, in the
 * order in which they were attached; when it was attached, if nothing came since. One
 * that falls far behind the others has lost its session without a word
 */
public record AccountStatus(Phase phase, @Nullable String detail, EngineEvent.Stopped.@Nullable Cause stopCause,
		Duration starting, @Nullable Instant waitingUntil, @Nullable AccountState committed,
		@Nullable AccountState received, @Nullable Instant lastCommit, Backlog backlog, int channels, int openGaps,
		Counters counters, Map<Transition, Long> transitions, Map<Lane, BlockedLane> blockedLanes, long parkedUpdates,
		Duration storageOutage, Map<DifferenceScope, Failing> failing, List<Instant> lastPushes) {

	/**
	 * Copies the collections.
	 */
	public AccountStatus {
		transitions = Map.copyOf(transitions);
		blockedLanes = Map.copyOf(blockedLanes);
		failing = Map.copyOf(failing);
		lastPushes = List.copyOf(lastPushes);
	}

	/**
	 * What an account is doing.
	 */
	public enum Phase {

		/** Waits until fewer other accounts are starting. */
		QUEUED,

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

	/**
	 * Differences that fail.
	 *
	 * @param error the error type, for example {@code FROZEN_METHOD_INVALID}
	 * @param since since when there was no answer, by the server's clock
	 * @param boxes of how many boxes they fail
	 */
	public record Failing(String error, Instant since, int boxes) {
	}

}
