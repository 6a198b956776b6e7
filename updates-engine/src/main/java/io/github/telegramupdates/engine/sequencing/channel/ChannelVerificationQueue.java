package io.github.telegramupdates.engine.sequencing.channel;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.engine.sequencing.box.CountReset;
import io.github.telegramupdates.engine.sequencing.box.PositionSearch;
import io.github.telegramupdates.engine.sequencing.fetch.VerificationRate;
import io.github.telegramupdates.engine.sequencing.machine.Deadlines;
import io.github.telegramupdates.engine.sequencing.machine.Outbox;
import io.github.telegramupdates.engine.sequencing.machine.SequencingContext;
import org.jspecify.annotations.Nullable;

/**
 * The channels of which the server is asked whether it has reset its count: after all
 * that has to be fetched, and as many a minute as the {@link VerificationRate} allows
 * (R-11).
 */
final class ChannelVerificationQueue {

	private final SequencingContext context;

	private final Outbox outbox;

	private final Deadlines deadlines;

	private final VerificationRate rate;

	/** What speaks for a new count, of those that are suspected. */
	private final Map<Channel, CountReset> suspected = new HashMap<>();

	private final Set<Channel> waiting = new LinkedHashSet<>();

	/** Those of them whose question was asked already. */
	private final Set<Channel> goingOn = new HashSet<>();

	private final Map<Long, Channel> inFlight = new HashMap<>();

	private Deadlines.@Nullable Deadline alarm;

	ChannelVerificationQueue(SequencingContext context, VerificationRate rate) {
		this.context = context;
		this.outbox = context.outbox();
		this.deadlines = context.deadlines();
		this.rate = rate;
	}

	/** Whether a channel may be reset. */
	boolean isSuspected(Channel channel) {
		return !this.suspected.isEmpty() && this.suspected.containsKey(channel);
	}

	/** What speaks for it. */
	CountReset countReset(Channel channel) {
		return Objects.requireNonNull(this.suspected.get(channel));
	}

	/** A channel may be reset. */
	void suspect(Channel channel) {
		CountReset countReset = new CountReset(this.context);
		countReset.suspect(channel.position());
		this.suspected.put(channel, countReset);
	}

	/** It is not, or not any more. */
	void acquit(Channel channel) {
		CountReset countReset = this.suspected.remove(channel);
		if (countReset != null) {
			countReset.clear();
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
	void pump(ChannelFetchQueue fetches) {
		Iterator<Channel> candidates = this.waiting.iterator();
		while (candidates.hasNext()) {
			Channel channel = candidates.next();
			if (!isSuspected(channel)) {
				candidates.remove();
				this.goingOn.remove(channel);
			}
			else if (!fetches.isInFlight(channel)) {
				if (!this.goingOn.contains(channel) && !this.rate.isFree()) {
					wakeAt(this.rate.freeAt(), fetches);
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

	private void wakeAt(long at, ChannelFetchQueue fetches) {
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
			this.rate.asked(channel.boxId());
		}
		long fetchId = this.outbox.nextFetchId();
		this.inFlight.put(fetchId, channel);
		PositionSearch search = countReset(channel).search();
		int limit = search.limit(this.context.settings().channelPage());
		this.outbox.emit(new Output.FetchChannel(fetchId, channel.id(), search.pts(), limit));
	}

}
