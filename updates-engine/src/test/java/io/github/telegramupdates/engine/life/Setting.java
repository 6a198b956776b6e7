package io.github.telegramupdates.engine.life;

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
 * @param echo whether it is pushed what the answers to its calls tell
 * @param habits what the server is used to
 * @param weather what goes wrong
 * @param calls what calls of the account are like
 */
record Setting(long seed, boolean bot, int differencePage, int channelPage, boolean shortMessages, boolean resending,
		MemoryLimits memory, boolean calling, OwnEcho echo, Set<Habit> habits, Set<Weather> weather,
		Set<CallKind> calls) {

	/** Of so many traces, one is recorded. */
	static final int RECORDED_EVERY = Integer.getInteger("trace.inquest", 20);

	private static final double CHANCE = 0.3;

	private static final double SMALL_CHANCE = 0.1;

	private static final List<Habit> HABITS = List.of(Habit.TOO_LONG_BEYOND_LIMIT, Habit.COMBINED_CONTAINERS,
			Habit.SHORT_SENT_MESSAGES);

	private static final Set<Weather> WHAT_CANNOT_BE_FETCHED = Set.of(Weather.PRIVATE, Weather.STRANGERS,
			Weather.OUTAGE, Weather.LAG, Weather.ERRORS);

	/**
	 * Drawn by themselves, so that seeds mean what they meant before there were these.
	 */
	private static final List<Weather> DRAWN_APART = List.of(Weather.ANNOUNCED, Weather.FOREIGN, Weather.LOST_ANSWERS,
			Weather.COUNTS_BACK, Weather.FROZEN, Weather.SLOW_LOADS, Weather.QUERIES, Weather.QUIET, Weather.FIRST_QTS,
			Weather.UNDECODABLE);

	/** What happened in a channel that was closed or unknown shows when it goes on. */
	private static final Set<Weather> NEEDS_A_WORD = Set.of(Weather.PRIVATE, Weather.STRANGERS, Weather.NEWCOMERS,
			Weather.COUNTS_BACK);

	/**
	 * What keeps the sign of a new count from being seen, or from being believed: a
	 * channel that is joined late may know no message, and what is new fits a gap of a
	 * lane that waits for its handlers.
	 */
	private static final Set<Weather> HIDES_NEW_COUNTS = Set.of(Weather.REBASE, Weather.RESET, Weather.STALE,
			Weather.LAG, Weather.OUTAGE, Weather.ERRORS, Weather.GARBLED, Weather.PRIVATE, Weather.STRANGERS,
			Weather.CRASHES, Weather.FROZEN, Weather.NEWCOMERS, Weather.HANDLERS, Weather.UNDECODABLE);

	/** Rests of hours leave little time for other trouble. */
	private static final Set<Weather> RARE = Set.of(Weather.COUNTS_BACK, Weather.FROZEN, Weather.UNDECODABLE);

	Setting {
		habits = Set.copyOf(habits);
		weather = Set.copyOf(weather);
		calls = Set.copyOf(calls);
	}

	static Setting of(long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		Set<Weather> weather = EnumSet.noneOf(Weather.class);
		for (Weather kind : EnumSet.complementOf(EnumSet.copyOf(DRAWN_APART))) {
			if (random.nextDouble() < CHANCE) {
				weather.add(kind);
			}
		}
		weather.remove(Weather.CRASHES);
		if (seed % 4 == 0) {
			weather.add(Weather.CRASHES);
		}
		if (weather.contains(Weather.RESET)) {
			weather.remove(Weather.REBASE);
			// the notice must be readable, or positions of both counts are mixed up
			weather.remove(Weather.GARBLED);
		}
		if (weather.contains(Weather.REBASE) || weather.contains(Weather.RESET)) {
			// nobody can tell a position that is too small from one that was reset
			weather.remove(Weather.STALE);
			weather.remove(Weather.LAG);
		}
		if (Beginning.of(seed).isTroubled()) {
			// a channel whose first updates were lost would begin with the one that
			// covers
			// them
			weather.remove(Weather.OVERLAPS);
		}
		if (WHAT_CANNOT_BE_FETCHED.stream().anyMatch(weather::contains)) {
			// an update that covers what is missing, and cannot be fetched, is all there
			// is
			weather.remove(Weather.OVERLAPS);
		}
		Set<Habit> habits = EnumSet.noneOf(Habit.class);
		for (Habit habit : HABITS) {
			if (random.nextDouble() < CHANCE) {
				habits.add(habit);
			}
		}
		return of(seed, random, habits, weather);
	}

	private static Setting of(long seed, SplittableRandom random, Set<Habit> habits, Set<Weather> weather) {
		return new Setting(seed, random.nextInt(3) == 0, random.nextInt(2, 12), random.nextInt(2, 12),
				random.nextBoolean(), random.nextBoolean(), memory(uncommitted(random), seed), random.nextBoolean(),
				OwnEcho.values()[random.nextInt(OwnEcho.values().length)], habits, withRest(weather, seed),
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

	private static Set<Weather> withRest(Set<Weather> weather, long seed) {
		SplittableRandom random = new SplittableRandom(Long.reverse(seed));
		for (Weather kind : DRAWN_APART) {
			if (random.nextDouble() < (RARE.contains(kind) ? SMALL_CHANCE : CHANCE)) {
				weather.add(kind);
			}
		}
		if (Beginning.of(seed).isTroubled()) {
			// a channel that was only announced knows no message
			weather.remove(Weather.COUNTS_BACK);
		}
		if (weather.contains(Weather.COUNTS_BACK)) {
			weather.removeAll(HIDES_NEW_COUNTS);
		}
		if (Beginning.of(seed).isTroubled() || NEEDS_A_WORD.stream().anyMatch(weather::contains)) {
			weather.remove(Weather.QUIET);
		}
		return weather;
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
	Beginning beginning() {
		return Beginning.of(this.seed);
	}

	/** Whether an inquest is held afterwards, which takes as long as the life itself. */
	boolean isRecorded() {
		return this.seed % RECORDED_EVERY == 0;
	}

	/** Whether a bot acts for another account. */
	boolean isForBusiness() {
		return this.bot && this.calling && this.calls.contains(CallKind.BUSINESS);
	}

	boolean has(Weather kind) {
		return this.weather.contains(kind);
	}

}
