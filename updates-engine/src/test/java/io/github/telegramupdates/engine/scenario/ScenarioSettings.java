package io.github.telegramupdates.engine.scenario;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import io.github.telegramupdates.engine.sequencing.MemoryLimits;
import io.github.telegramupdates.simulator.habit.Habit;
import io.github.telegramupdates.simulator.habit.OwnEcho;

/**
 * What is the same for a whole trace.
 *
 * @param seed where everything comes from
 * @param bot whether the account is a bot
 * @param differencePage how many events a page of the account has
 * @param channelPage how many events a page of a channel has
 * @param shortMessages whether messages come in short forms
 * @param resending whether the server sends again what a broken line missed
 * @param memory how many updates may be in memory
 * @param calling whether the account acts by calls of its own connection
 * @param echo whether it is pushed what the answers to its calls say
 * @param habits what the server is used to
 * @param faults what goes wrong
 * @param calls what calls of the account are like
 */
record ScenarioSettings(long seed, boolean bot, int differencePage, int channelPage, boolean shortMessages,
		boolean resending, MemoryLimits memory, boolean calling, OwnEcho echo, Set<Habit> habits, Set<FaultKind> faults,
		Set<CallKind> calls) {

	/** Of so many traces, one is recorded. */
	static final int RECORDED_EVERY = Integer.getInteger("trace.invariants", 20);

	private static final double CHANCE = 0.3;

	private static final double SMALL_CHANCE = 0.1;

	private static final List<Habit> HABITS = List.of(Habit.TOO_LONG_BEYOND_LIMIT, Habit.COMBINED_CONTAINERS,
			Habit.SHORT_SENT_MESSAGES);

	private static final Set<FaultKind> WHAT_CANNOT_BE_FETCHED = Set.of(FaultKind.PRIVATE, FaultKind.STRANGERS,
			FaultKind.OUTAGE, FaultKind.LAG, FaultKind.ERRORS);

	/**
	 * Drawn by themselves, so that seeds mean what they meant before there were these.
	 */
	private static final List<FaultKind> DRAWN_APART = List.of(FaultKind.ANNOUNCED, FaultKind.FOREIGN,
			FaultKind.LOST_ANSWERS, FaultKind.COUNTS_BACK, FaultKind.FROZEN, FaultKind.SLOW_LOADS, FaultKind.QUERIES,
			FaultKind.QUIET, FaultKind.FIRST_QTS, FaultKind.UNDECODABLE);

	/** What happened in a channel that was closed or unknown shows when it goes on. */
	private static final Set<FaultKind> NEEDS_A_WORD = Set.of(FaultKind.PRIVATE, FaultKind.STRANGERS,
			FaultKind.NEWCOMERS, FaultKind.COUNTS_BACK);

	/**
	 * What keeps the sign of a new count from being seen, or from being believed: a
	 * channel that is joined late may know no message, and what is new fits a gap of a
	 * lane that waits for its handlers.
	 */
	private static final Set<FaultKind> HIDES_NEW_COUNTS = Set.of(FaultKind.REBASE, FaultKind.RESET, FaultKind.STALE,
			FaultKind.LAG, FaultKind.OUTAGE, FaultKind.ERRORS, FaultKind.GARBLED, FaultKind.PRIVATE,
			FaultKind.STRANGERS, FaultKind.CRASHES, FaultKind.FROZEN, FaultKind.NEWCOMERS, FaultKind.HANDLERS,
			FaultKind.UNDECODABLE);

	/** Rests of hours leave little time for other faults. */
	private static final Set<FaultKind> RARE = Set.of(FaultKind.COUNTS_BACK, FaultKind.FROZEN, FaultKind.UNDECODABLE);

	ScenarioSettings {
		habits = Set.copyOf(habits);
		faults = Set.copyOf(faults);
		calls = Set.copyOf(calls);
	}

	static ScenarioSettings of(long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		Set<FaultKind> faults = EnumSet.noneOf(FaultKind.class);
		for (FaultKind kind : EnumSet.complementOf(EnumSet.copyOf(DRAWN_APART))) {
			if (random.nextDouble() < CHANCE) {
				faults.add(kind);
			}
		}
		faults.remove(FaultKind.CRASHES);
		if (seed % 4 == 0) {
			faults.add(FaultKind.CRASHES);
		}
		if (faults.contains(FaultKind.RESET)) {
			faults.remove(FaultKind.REBASE);
			// the notice must be readable, or positions of both counts are mixed up
			faults.remove(FaultKind.GARBLED);
		}
		if (faults.contains(FaultKind.REBASE) || faults.contains(FaultKind.RESET)) {
			// nobody can distinguish a position that is too small from one that was reset
			faults.remove(FaultKind.STALE);
			faults.remove(FaultKind.LAG);
		}
		if (FirstStartFault.of(seed).isFaulty()) {
			// a channel whose first updates were lost would begin with the one that
			// covers
			// them
			faults.remove(FaultKind.OVERLAPS);
		}
		if (WHAT_CANNOT_BE_FETCHED.stream().anyMatch(faults::contains)) {
			// an update that covers what is missing, and cannot be fetched, is all there
			// is
			faults.remove(FaultKind.OVERLAPS);
		}
		Set<Habit> habits = EnumSet.noneOf(Habit.class);
		for (Habit habit : HABITS) {
			if (random.nextDouble() < CHANCE) {
				habits.add(habit);
			}
		}
		return of(seed, random, habits, faults);
	}

	private static ScenarioSettings of(long seed, SplittableRandom random, Set<Habit> habits, Set<FaultKind> faults) {
		return new ScenarioSettings(seed, random.nextInt(3) == 0, random.nextInt(2, 12), random.nextInt(2, 12),
				random.nextBoolean(), random.nextBoolean(), memory(uncommitted(random), seed), random.nextBoolean(),
				OwnEcho.values()[random.nextInt(OwnEcho.values().length)], habits, withRest(faults, seed),
				calls(random));
	}

	private static Set<CallKind> calls(SplittableRandom random) {
		Set<CallKind> calls = EnumSet.noneOf(CallKind.class);
		for (CallKind kind : CallKind.values()) {
			if (random.nextBoolean()) {
				calls.add(kind);
			}
		}
		return calls;
	}

	private static Set<FaultKind> withRest(Set<FaultKind> faults, long seed) {
		SplittableRandom random = new SplittableRandom(Long.reverse(seed));
		for (FaultKind kind : DRAWN_APART) {
			if (random.nextDouble() < (RARE.contains(kind) ? SMALL_CHANCE : CHANCE)) {
				faults.add(kind);
			}
		}
		if (FirstStartFault.of(seed).isFaulty()) {
			// a channel that was only announced knows no message
			faults.remove(FaultKind.COUNTS_BACK);
		}
		if (faults.contains(FaultKind.COUNTS_BACK)) {
			faults.removeAll(HIDES_NEW_COUNTS);
		}
		if (FirstStartFault.of(seed).isFaulty() || NEEDS_A_WORD.stream().anyMatch(faults::contains)) {
			faults.remove(FaultKind.QUIET);
		}
		return faults;
	}

	/** Mostly as many as always, sometimes so few that the boxes have to wait. */
	private static int uncommitted(SplittableRandom random) {
		return (random.nextInt(3) > 0) ? MemoryLimits.DEFAULT.uncommitted() : random.nextInt(1, 16);
	}

	/** Sometimes so few that a page is more. */
	private static MemoryLimits memory(int uncommitted, long seed) {
		SplittableRandom random = new SplittableRandom(~seed);
		MemoryLimits limits = MemoryLimits.DEFAULT.withUncommitted(uncommitted);
		return switch (random.nextInt(6)) {
			case 0 -> limits.withAccount(random.nextInt(2, 40), limits.bytes());
			case 1 -> limits.withAccount(limits.updates(), random.nextInt(100, 4_000));
			default -> limits;
		};
	}

	/** How the first start goes. */
	FirstStartFault beginning() {
		return FirstStartFault.of(this.seed);
	}

	/** Whether lanes are delivered in groups. Seeds mean what they meant before. */
	boolean isGrouped() {
		return this.seed % 2 == 1;
	}

	/**
	 * Whether its inputs are played again afterwards, which takes as long as the run
	 * itself.
	 */
	boolean isRecorded() {
		return this.seed % RECORDED_EVERY == 0;
	}

	/** Whether a bot acts for another account. */
	boolean isForBusiness() {
		return this.bot && this.calling && this.calls.contains(CallKind.BUSINESS);
	}

	boolean has(FaultKind kind) {
		return this.faults.contains(kind);
	}

}
