package io.github.telegramupdates.engine.life;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import io.github.telegramupdates.simulator.habit.Habit;

/**
 * What is the same for a whole trace.
 *
 * @param seed where everything comes from
 * @param bot whether the account is a bot
 * @param differencePage how many events a page of the account has
 * @param channelPage how many events a page of a channel has
 * @param shortMessages whether messages come in short forms
 * @param resending whether the server sends again what a broken line missed
 * @param habits what the server is used to
 * @param weather what goes wrong
 */
record Setting(long seed, boolean bot, int differencePage, int channelPage, boolean shortMessages, boolean resending,
		Set<Habit> habits, Set<Weather> weather) {

	private static final double CHANCE = 0.3;

	Setting {
		habits = Set.copyOf(habits);
		weather = Set.copyOf(weather);
	}

	static Setting of(long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		Set<Weather> weather = EnumSet.noneOf(Weather.class);
		for (Weather kind : Weather.values()) {
			if (random.nextDouble() < CHANCE) {
				weather.add(kind);
			}
		}
		weather.remove(Weather.CRASHES);
		if (seed % 4 == 0) {
			weather.add(Weather.CRASHES);
		}
		if (weather.contains(Weather.REBASE)) {
			// nobody can tell a position that is too small from one that was reset
			weather.remove(Weather.STALE);
			weather.remove(Weather.LAG);
		}
		Set<Habit> habits = EnumSet.noneOf(Habit.class);
		for (Habit habit : List.of(Habit.TOO_LONG_BEYOND_LIMIT, Habit.COMBINED_CONTAINERS)) {
			if (random.nextDouble() < CHANCE) {
				habits.add(habit);
			}
		}
		return new Setting(seed, random.nextInt(3) == 0, random.nextInt(2, 12), random.nextInt(2, 12),
				random.nextBoolean(), random.nextBoolean(), habits, weather);
	}

	boolean has(Weather kind) {
		return this.weather.contains(kind);
	}

}
