package io.github.telegramupdates.engine.sequencing;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Decides which channel is fetched next: at most ten at a time, first come first served,
 * none while the server asks to wait. A channel with more pages goes to the end of the
 * queue after each of them.
 */
final class ChannelFetches {

	private static final int MAX_IN_FLIGHT = 10;

	private final Outbox outbox;

	private final Deadlines deadlines;

	private final int limit;

	private final Set<Channel> queue = new LinkedHashSet<>();

	private final Map<Long, Channel> inFlight = new HashMap<>();

	private boolean open;

	private Deadlines.@Nullable Deadline rest;

	ChannelFetches(Outbox outbox, Deadlines deadlines, int limit) {
		this.outbox = outbox;
		this.deadlines = deadlines;
		this.limit = limit;
	}

	/**
	 * Starts to fetch: the account has been fetched first.
	 */
	void open() {
		this.open = true;
	}

	void enqueue(Channel channel) {
		this.queue.add(channel);
	}

	boolean isQueued(Channel channel) {
		return this.queue.contains(channel);
	}

	private boolean isInFlight(Channel channel) {
		return this.inFlight.containsValue(channel);
	}

	/**
	 * Lets the method rest for the account (T25).
	 */
	void restFor(long millis) {
		this.deadlines.cancel(this.rest);
		this.rest = this.deadlines.in(millis, () -> this.rest = null);
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
		if (!this.open || this.rest != null) {
			return;
		}
		var candidates = this.queue.iterator();
		while (this.inFlight.size() < MAX_IN_FLIGHT && candidates.hasNext()) {
			Channel channel = candidates.next();
			if (!channel.window().acceptsPage() || isInFlight(channel)) {
				continue;
			}
			candidates.remove();
			if (channel.box().wantsFetch()) {
				send(channel);
			}
		}
	}

	private void send(Channel channel) {
		long fetchId = this.outbox.nextFetchId();
		boolean known = channel.box().isKnown();
		channel.box().fetchSent();
		this.inFlight.put(fetchId, channel);
		// a channel without a position is asked for its dialog by the smallest
		// request
		int pts = known ? Math.max(1, channel.box().position()) : 1;
		this.outbox.emit(new Output.FetchChannel(fetchId, channel.id(), pts, known ? this.limit : 1));
	}

}
