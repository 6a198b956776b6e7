package io.github.telegramupdates.engine.sequencing.channel;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.engine.sequencing.box.NewCount;
import io.github.telegramupdates.engine.sequencing.box.PositionSearch;
import io.github.telegramupdates.engine.sequencing.fetch.VerificationPace;
import io.github.telegramupdates.engine.sequencing.machine.Counters;
import io.github.telegramupdates.engine.sequencing.machine.Deadlines;
import io.github.telegramupdates.engine.sequencing.machine.MemoryBudget;
import io.github.telegramupdates.engine.sequencing.machine.Outbox;
import org.jspecify.annotations.Nullable;

/**
 * The channels of which the server is asked whether it counts anew: after all that has to
 * be fetched, and as many a minute as the {@link VerificationPace} allows.
 */
final class ChannelQuestions {

	private final Outbox outbox;

	private final Deadlines deadlines;

	private final VerificationPace pace;

	private final int limit;

	private final MemoryBudget budget;

	private final Counters counters;

	/** What speaks for a new count, of those that are suspected. */
	private final Map<Channel, NewCount> suspected = new HashMap<>();

	private final Set<Channel> waiting = new LinkedHashSet<>();

	/** Those of them whose question was asked already. */
	private final Set<Channel> goingOn = new HashSet<>();

	private final Map<Long, Channel> inFlight = new HashMap<>();

	private Deadlines.@Nullable Deadline alarm;

	ChannelQuestions(Outbox outbox, Deadlines deadlines, VerificationPace pace, int limit, MemoryBudget budget,
			Counters counters) {
		this.outbox = outbox;
		this.deadlines = deadlines;
		this.pace = pace;
		this.limit = limit;
		this.budget = budget;
		this.counters = counters;
	}

	/** Whether a channel may be counted anew. */
	boolean isSuspected(Channel channel) {
		return !this.suspected.isEmpty() && this.suspected.containsKey(channel);
	}

	/** What speaks for it. */
	NewCount newCount(Channel channel) {
		return Objects.requireNonNull(this.suspected.get(channel));
	}

	/** A channel may be counted anew. */
	void suspect(Channel channel) {
		NewCount newCount = new NewCount(this.budget.ofSuspects(), this.counters);
		newCount.suspect(channel.position());
		this.suspected.put(channel, newCount);
	}

	/** It is not, or not any more. */
	void acquit(Channel channel) {
		NewCount newCount = this.suspected.remove(channel);
		if (newCount != null) {
			newCount.clear();
		}
	}

	void ask(Channel channel) {
		this.waiting.add(channel);
	}

	/**
	 * The answer was a page of several: asks for the next one, which is the same
	 * question.
	 */
	void goOn(Channel channel) {
		this.waiting.add(channel);
		this.goingOn.add(channel);
	}

	int waiting() {
		return this.waiting.size();
	}

	int inFlight() {
		return this.inFlight.size();
	}

	boolean isWaiting(Channel channel) {
		return this.waiting.contains(channel);
	}

	boolean isInFlight(Channel channel) {
		return this.inFlight.containsValue(channel);
	}

	void forget(Channel channel) {
		this.waiting.remove(channel);
		this.goingOn.remove(channel);
	}

	/**
	 * Ends a question.
	 * @return whose it was, {@code null} if it is none
	 */
	@Nullable Channel answered(long fetchId) {
		return this.inFlight.remove(fetchId);
	}

	/**
	 * Sends what may be sent.
	 * @param fetches what is fetched otherwise, and how fast
	 */
	void pump(ChannelFetches fetches) {
		Iterator<Channel> candidates = this.waiting.iterator();
		while (candidates.hasNext()) {
			Channel channel = candidates.next();
			if (!isSuspected(channel)) {
				candidates.remove();
				this.goingOn.remove(channel);
			}
			else if (!fetches.isInFlight(channel)) {
				if (!this.goingOn.contains(channel) && !this.pace.isFree()) {
					wakeAt(this.pace.freeAt(), fetches);
					return;
				}
				if (!fetches.isGranted()) {
					return;
				}
				candidates.remove();
				send(channel);
			}
		}
	}

	private void wakeAt(long at, ChannelFetches fetches) {
		if (this.alarm == null || this.alarm.at() != at) {
			this.deadlines.cancel(this.alarm);
			this.alarm = this.deadlines.at(at, () -> {
				this.alarm = null;
				fetches.pump();
			});
		}
	}

	private void send(Channel channel) {
		if (!this.goingOn.remove(channel)) {
			this.pace.asked(channel.boxId());
		}
		long fetchId = this.outbox.nextFetchId();
		this.inFlight.put(fetchId, channel);
		PositionSearch search = newCount(channel).search();
		this.outbox.emit(new Output.FetchChannel(fetchId, channel.id(), search.pts(), search.limit(this.limit)));
	}

}
