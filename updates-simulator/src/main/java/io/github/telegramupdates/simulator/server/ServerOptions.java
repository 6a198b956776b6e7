package io.github.telegramupdates.simulator.server;

import java.util.Set;

import io.github.telegramupdates.simulator.habit.Habit;
import io.github.telegramupdates.simulator.habit.IncludedEntities;
import io.github.telegramupdates.simulator.habit.OwnEcho;

/**
 * How the server behaves.
 *
 * @param seed where access hashes come from
 * @param differencePageSize how many events of each box a page of
 * {@code updates.getDifference} covers at most
 * @param channelPageSize how many events a page of {@code updates.getChannelDifference}
 * covers at most
 * @param shortMessages whether small messages are pushed in their short form
 * @param retention how many events of each box differences can reach
 * @param deletionStep how many messages one {@code messages.deleteHistory} deletes at
 * most
 * @param pushed which entities accompany pushes, unless an account has its own rule
 * @param fetched which entities accompany differences, unless an account has its own rule
 * @param echo whether a caller is pushed what its call did
 * @param habits what else the server does
 */
public record ServerOptions(long seed, int differencePageSize, int channelPageSize, boolean shortMessages,
		int retention, int deletionStep, IncludedEntities pushed, IncludedEntities fetched, OwnEcho echo,
		Set<Habit> habits) {

	/**
	 * Copies the set.
	 */
	public ServerOptions {
		habits = Set.copyOf(habits);
	}

	boolean has(Habit habit) {
		return this.habits.contains(habit);
	}

}
