package io.github.telegramupdates.engine.sequencing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

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

	private final Set<Channel> waiting = new LinkedHashSet<>();

	/** Those of them whose question was asked already. */
	private final Set<Channel> goingOn = new HashSet<>();

	private final Map<Long, Channel> inFlight = new HashMap<>();

	private Deadlines.@Nullable Deadline alarm;

	ChannelQuestions(Outbox outbox, Deadlines deadlines, VerificationPace pace, int limit) {
		this.outbox = outbox;
		this.deadlines = deadlines;
		this.pace = pace;
		this.limit = limit;
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
	 * @param free whether a channel is not asked for anything else just now
	 * @param granted takes leave to send a request
	 * @param wake what to do when more may be sent
	 */
	void pump(Predicate<Channel> free, BooleanSupplier granted, Runnable wake) {
		Iterator<Channel> candidates = this.waiting.iterator();
		while (candidates.hasNext()) {
			Channel channel = candidates.next();
			if (!channel.newCount().isSuspected()) {
				candidates.remove();
				this.goingOn.remove(channel);
			}
			else if (free.test(channel)) {
				if (!this.goingOn.contains(channel) && !this.pace.isFree()) {
					wakeAt(this.pace.freeAt(), wake);
					return;
				}
				if (!granted.getAsBoolean()) {
					return;
				}
				candidates.remove();
				send(channel);
			}
		}
	}

	private void wakeAt(long at, Runnable wake) {
		if (this.alarm == null || this.alarm.at() != at) {
			this.deadlines.cancel(this.alarm);
			this.alarm = this.deadlines.at(at, () -> {
				this.alarm = null;
				wake.run();
			});
		}
	}

	private void send(Channel channel) {
		if (!this.goingOn.remove(channel)) {
			this.pace.asked(channel.boxId());
		}
		long fetchId = this.outbox.nextFetchId();
		this.inFlight.put(fetchId, channel);
		PositionSearch search = channel.newCount().search();
		this.outbox.emit(new Output.FetchChannel(fetchId, channel.id(), search.pts(), search.limit(this.limit)));
	}

}
