package io.github.telegramupdates.engine.sequencing.channel;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.event.DifferenceScope;
import io.github.telegramupdates.engine.sequencing.fetch.DifferenceFailureReports;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.sequencing.fetch.FetchPriority;
import io.github.telegramupdates.engine.sequencing.fetch.FetchRate;
import io.github.telegramupdates.engine.sequencing.fetch.MethodRest;
import io.github.telegramupdates.engine.sequencing.fetch.ServerLimits;
import io.github.telegramupdates.engine.sequencing.fetch.VerificationRate;
import io.github.telegramupdates.engine.sequencing.machine.Deadlines;
import io.github.telegramupdates.engine.sequencing.machine.MemoryBudget;
import io.github.telegramupdates.engine.sequencing.machine.Outbox;
import io.github.telegramupdates.engine.sequencing.machine.SequencingContext;
import org.jspecify.annotations.Nullable;

/**
 * Decides which channel is fetched next: by priority, then first come first served, one
 * request for each channel, and as many at a time as the {@link FetchRate} allows. A
 * channel with more pages goes to the end of its queue after each of them.
 */
final class ChannelFetchQueue {

	private final Outbox outbox;

	private final MemoryBudget budget;

	private final FetchRate rate;

	private final DifferenceFailureReports failures;

	private final int limit;

	private final TouchedChannels touched;

	/** A queue for each priority. */
	private final List<Set<Channel>> queues = Stream.of(FetchPriority.values())
		.<Set<Channel>>map((priority) -> new LinkedHashSet<>())
		.toList();

	private final Map<Long, Channel> inFlight = new HashMap<>();

	private final ChannelVerificationQueue questions;

	private final Deadlines deadlines;

	private boolean open;

	ChannelFetchQueue(SequencingContext context, VerificationRate rate, TouchedChannels touched) {
		this.outbox = context.outbox();
		this.deadlines = context.deadlines();
		this.budget = context.budget();
		this.touched = touched;
		this.limit = context.settings().channelPage();
		this.rate = new FetchRate(context);
		this.questions = new ChannelVerificationQueue(context, rate);
		this.failures = new DifferenceFailureReports(DifferenceScope.CHANNELS, context);
	}

	/**
	 * Starts to fetch: the account has been fetched first.
	 */
	void open() {
		this.open = true;
	}

	void enqueue(Channel channel) {
		Set<Channel> queue = queueOf(channel);
		if (!queue.contains(channel)) {
			dequeue(channel);
			queue.add(channel);
		}
	}

	/**
	 * Puts a channel back to where it was: its request was not carried out.
	 */
	private void enqueueFirst(Channel channel) {
		Set<Channel> queue = queueOf(channel);
		Set<Channel> others = new LinkedHashSet<>(queue);
		queue.clear();
		queue.add(channel);
		queue.addAll(others);
	}

	private Set<Channel> queueOf(Channel channel) {
		return this.queues.get(channel.priority().ordinal());
	}

	void dequeue(Channel channel) {
		this.queues.forEach((queue) -> queue.remove(channel));
	}

	/**
	 * Nothing of a channel is asked for any more.
	 */
	void forget(Channel channel) {
		dequeue(channel);
		this.questions.forget(channel);
	}

	/** Whether it waits for its turn. */
	boolean isWaiting(Channel channel) {
		for (Set<Channel> queue : this.queues) {
			if (queue.contains(channel)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether it waits for its turn, be it to be fetched or to be asked for its count.
	 */
	boolean isQueued(Channel channel) {
		return isWaiting(channel) || this.questions.isWaiting(channel);
	}

	boolean isInFlight(Channel channel) {
		return this.inFlight.containsValue(channel) || this.questions.isInFlight(channel);
	}

	/**
	 * The channels that are asked where the server is, after all that is fetched.
	 */
	ChannelVerificationQueue questions() {
		return this.questions;
	}

	/**
	 * A request was refused, and the server wants the method to rest.
	 */
	void refused(Channel channel, FetchError error) {
		enqueueFirst(channel);
		refused(error);
	}

	/**
	 * The server wants the method to rest.
	 */
	void refused(FetchError error) {
		this.rate.refused(error, this.outbox.spread(), this::pump);
	}

	/**
	 * What failed of a channel is not asked for any more.
	 */
	void ended(Channel channel) {
		this.failures.ended(channel.boxId());
	}

	/**
	 * Which channels cannot be fetched.
	 */
	DifferenceFailureReports failures() {
		return this.failures;
	}

	/**
	 * A request failed, and will be made again.
	 */
	void failed(Channel channel, FetchError error) {
		this.failures.failed(channel.boxId(), error.type(), this.rate.rest());
	}

	/**
	 * A request was answered.
	 */
	void answered(Channel channel) {
		this.rate.answered();
		this.failures.answered(channel.boxId());
	}

	/**
	 * Forgets that the fetch of a channel failed if none is needed any more.
	 */
	void settle(Channel channel) {
		if (!this.failures.isEmpty() && !channel.wantsFetch() && !channel.isFetching()) {
			ended(channel);
		}
	}

	/**
	 * The account has been fetched: what failed for an earlier engine is over if nothing
	 * is asked for, now or when the method has rested.
	 */
	void settleInherited() {
		if (this.failures.isAnyInherited() && this.inFlight.isEmpty() && this.queues.stream().allMatch(Set::isEmpty)) {
			this.failures.endInherited();
		}
	}

	/**
	 * Until when nothing is asked for because the server wants that, in monotonic
	 * milliseconds.
	 */
	long waitsUntil() {
		boolean waiting = this.open && this.queues.stream().anyMatch((queue) -> !queue.isEmpty());
		return waiting ? this.rate.rest().until() : MethodRest.NONE.until();
	}

	/**
	 * Takes over what an earlier engine learnt.
	 */
	void restore(ServerLimits limits) {
		this.rate.restore(limits, this::pump);
		limits.failing(DifferenceScope.CHANNELS).ifPresent(this.failures::restore);
	}

	/**
	 * How fast channels may be fetched.
	 */
	FetchRate rate() {
		return this.rate;
	}

	/**
	 * Ends a request.
	 * @return whose it was, {@code null} if it is not known
	 */
	@Nullable Channel answered(long fetchId) {
		return this.inFlight.remove(fetchId);
	}

	/**
	 * Sends what may be sent.
	 */
	void pump() {
		if (!this.open || this.budget.isReached()) {
			return;
		}
		for (Set<Channel> queue : this.queues) {
			if (!queue.isEmpty()) {
				pump(queue);
			}
		}
		if (this.questions.waiting() > 0) {
			this.questions.pump(this);
		}
	}

	/** Takes leave to send a request. */
	boolean isGranted() {
		return this.rate.grant(this.inFlight.size() + this.questions.inFlight(), this::pump);
	}

	private void pump(Set<Channel> queue) {
		Iterator<Channel> candidates = queue.iterator();
		while (candidates.hasNext()) {
			Channel channel = candidates.next();
			if (!channel.wantsFetch()) {
				// nothing of it is missing any more
				candidates.remove();
				this.touched.add(channel);
			}
			else if (channel.mayBeFetched() && !isInFlight(channel)) {
				if (!isGranted()) {
					rests(channel);
					return;
				}
				candidates.remove();
				send(channel);
			}
		}
	}

	/** It may be that an earlier engine was asked so, and this one has not asked yet. */
	private void rests(Channel channel) {
		MethodRest rest = this.rate.rest();
		if (rest.isResting(this.deadlines.now())) {
			this.failures.failed(channel.boxId(), rest.error(), rest);
		}
	}

	private void send(Channel channel) {
		long fetchId = this.outbox.nextFetchId();
		this.inFlight.put(fetchId, channel);
		this.outbox.emit(channel.request(fetchId, this.limit));
	}

}
