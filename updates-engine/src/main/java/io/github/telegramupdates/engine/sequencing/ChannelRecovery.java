package io.github.telegramupdates.engine.sequencing;

import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.tl.updates.ChannelDifferenceType;
import org.jspecify.annotations.Nullable;

/**
 * What follows the answer to the fetch of a channel, and its failure.
 */
final class ChannelRecovery {

	private static final long EXPECTED_RETRY_MILLIS = 1_000;

	private static final long PEER_RETRY_MILLIS = 60_000;

	private static final long DEGRADED_PROBE_MILLIS = 15 * 60 * 1_000;

	private static final int REPLICA_ATTEMPTS = 6;

	private final Lookup lookup;

	private final ChannelFetches fetches;

	private final ChannelPages pages;

	private final Outbox outbox;

	private final Deadlines deadlines;

	private final Fatal fatal;

	ChannelRecovery(Lookup lookup, ChannelFetches fetches, Outbox outbox, Deadlines deadlines, Fatal fatal) {
		this.lookup = lookup;
		this.fetches = fetches;
		this.pages = new ChannelPages(outbox, deadlines);
		this.outbox = outbox;
		this.deadlines = deadlines;
		this.fatal = fatal;
	}

	void fetched(long fetchId, ChannelDifferenceType difference, ChannelPages.Foreign foreign) {
		Channel channel = this.fetches.answered(fetchId);
		if (channel == null) {
			return;
		}
		this.lookup.busy(channel.id());
		channel.trouble().answered();
		switch (this.pages.apply(channel, difference, foreign)) {
			case DONE -> finish(channel);
			case NEXT_PAGE -> {
				channel.flush();
				channel.box().markDirty();
			}
			case RETRY -> retryIn(channel, RetryWait.millis(1), "NO_POSITION");
		}
	}

	private void finish(Channel channel) {
		if (channel.box().buffered() > 0) {
			// a page is a batch of its own: it cannot be divided, what was buffered can
			channel.flush();
		}
		channel.caughtUp();
		channel.box().fetchEnded();
		long id = channel.id();
		if (channel.box().wantsFetch()) {
			this.fetches.enqueue(channel);
		}
		else if (channel.isBehindExpectation()) {
			// one more fetch, then the expectation is given up
			channel.forgetExpectation();
			this.deadlines.in(EXPECTED_RETRY_MILLIS, () -> this.lookup.busy(id).box().markDirty());
		}
		else if (channel.isOpened()) {
			this.deadlines.in(channel.pollMillis(), () -> poll(id));
		}
	}

	// only while the application keeps the channel open
	private void poll(long channelId) {
		Channel channel = this.lookup.find(channelId);
		if (channel != null && channel.isOpened() && !this.fetches.isInFlight(channel)) {
			channel.polls();
			this.lookup.busy(channelId).box().markDirty();
		}
	}

	void failed(long fetchId, FetchError error) {
		Channel channel = this.fetches.answered(fetchId);
		if (channel == null) {
			return;
		}
		this.lookup.busy(channel.id());
		switch (error.kind()) {
			case FATAL_AUTH -> this.fatal.unauthorized(error.type());
			case FLOOD -> {
				channel.box().fetchFailed();
				this.fetches.flooded(channel, RetryWait.floodMillis(error.waitSeconds(), fetchId));
			}
			case GONE -> gone(channel, error);
			case BAD_PEER -> badPeer(channel, error);
			case NO_ACCESS_HASH -> awaitPeer(channel);
			case POSITION_INVALID -> {
				channel.rebasing();
				channel.box().fetchFailed();
				this.fetches.enqueue(channel);
			}
			case REPLICA -> replicaLags(channel, error);
			case BAD_ARGUMENT -> {
				this.outbox.tell(new EngineEvent.Anomaly(channel.box().id(), "refused: " + error.type()));
				retryIn(channel, RetryWait.millis(channel.trouble().failed(error)), error.type());
			}
			default -> retryIn(channel, RetryWait.millis(channel.trouble().failed(error)), error.type());
		}
	}

	private void gone(Channel channel, FetchError error) {
		channel.inaccessible();
		this.fetches.dequeue(channel);
		this.outbox.tell(new EngineEvent.ChannelInaccessible(channel.id(), error.type()));
	}

	private void badPeer(Channel channel, FetchError error) {
		if (channel.trouble().refusedPeer() > 1) {
			gone(channel, error);
		}
		else {
			this.outbox.emit(new Output.ForgetPeer(channel.id()));
			awaitPeer(channel);
		}
	}

	// contiguous updates need no hash, only a fetch does
	private void awaitPeer(Channel channel) {
		channel.box().fetchFailed();
		if (channel.trouble().missesPeer()) {
			this.outbox.tell(new EngineEvent.PeerUnresolved(channel.id()));
		}
		this.outbox.emit(new Output.ResolvePeer(channel.id()));
		retryAt(channel, PEER_RETRY_MILLIS);
	}

	// T24: the server cannot tell what is missing; go on with what is there, and try
	// again
	private void replicaLags(Channel channel, FetchError error) {
		int attempts = channel.trouble().failed(error);
		if (attempts < REPLICA_ATTEMPTS) {
			retryIn(channel, RetryWait.millis(attempts), error.type());
			return;
		}
		if (attempts == REPLICA_ATTEMPTS) {
			this.outbox.tell(new EngineEvent.Degraded(channel.box().id(), error.type()));
		}
		channel.skipGaps(HistoryHole.Cause.DEGRADED, EngineEvent.Loss.Kind.DEGRADED);
		channel.box().fetchFailed();
		channel.degraded();
		retryAt(channel, DEGRADED_PROBE_MILLIS);
	}

	private void retryIn(Channel channel, long millis, String reason) {
		channel.box().fetchFailed();
		this.outbox.tell(new EngineEvent.FetchRetried(channel.box().id(), reason, millis));
		retryAt(channel, millis);
	}

	private void retryAt(Channel channel, long millis) {
		long id = channel.id();
		this.deadlines.in(millis, () -> requeue(id));
	}

	/**
	 * Fetches a channel that waited for something.
	 */
	void requeue(long channelId) {
		Channel channel = this.lookup.find(channelId);
		if (channel != null && channel.box().wantsFetch()) {
			this.fetches.enqueue(this.lookup.busy(channelId));
		}
	}

	/** Finds channels. */
	interface Lookup {

		/** Returns a channel, made busy if it was idle, to be flushed with this step. */
		Channel busy(long channelId);

		/** Returns a channel if it is busy. */
		@Nullable Channel find(long channelId);

	}

	/** Hears that the authorisation is gone. */
	@FunctionalInterface
	interface Fatal {

		void unauthorized(String reason);

	}

}
