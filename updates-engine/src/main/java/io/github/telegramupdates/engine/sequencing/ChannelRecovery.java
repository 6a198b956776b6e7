package io.github.telegramupdates.engine.sequencing;

import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.tl.updates.ChannelDifference;
import io.github.telegramupdates.tl.updates.ChannelDifferenceTooLong;
import io.github.telegramupdates.tl.updates.ChannelDifferenceType;
import org.jspecify.annotations.Nullable;

/**
 * What follows the answer to the fetch of a channel, and its failure.
 */
final class ChannelRecovery {

	private static final long PEER_RETRY_MILLIS = 60_000;

	/** From this answer without progress on, the next request waits. */
	private static final int PATIENT_ANSWERS = 2;

	/** After this answer without progress, what is missing is given up. */
	private static final int MAX_STANDSTILLS = 4;

	private final Lookup lookup;

	private final ChannelFetches fetches;

	private final ChannelPages pages;

	private final ChannelRetry retry;

	private final Outbox outbox;

	private final Deadlines deadlines;

	private final Counters counters;

	private final Account account;

	private long nextDifferenceAt = Long.MIN_VALUE;

	ChannelRecovery(Lookup lookup, ChannelFetches fetches, Outbox outbox, Deadlines deadlines, Counters counters,
			Account account) {
		this.lookup = lookup;
		this.fetches = fetches;
		this.pages = new ChannelPages(outbox, deadlines, counters);
		this.retry = new ChannelRetry(lookup, fetches, outbox, counters);
		this.outbox = outbox;
		this.deadlines = deadlines;
		this.counters = counters;
		this.account = account;
	}

	void fetched(long fetchId, ChannelDifferenceType difference, ChannelPages.Foreign foreign) {
		Channel channel = this.fetches.answered(fetchId);
		if (channel == null) {
			return;
		}
		this.lookup.busy(channel.id());
		this.fetches.answered(channel);
		if (!channel.box().isFetching()) {
			// the account left the channel meanwhile
			this.retry.now(channel.id());
			return;
		}
		if (this.pages.isBeyondRoom(channel, difference)) {
			channel.fetchFailed();
			this.fetches.enqueue(channel);
			return;
		}
		channel.answered();
		if (isOfSmallPage(channel, difference)) {
			channel.plan().trouble().narrowing().widen();
			this.retry.after(channel, 1, "LIMIT");
			return;
		}
		int before = channel.box().position();
		int searchedBefore = channel.plan().search().pts();
		ChannelPages.Next next = this.pages.apply(channel, difference, foreign);
		boolean progress = (channel.box().position() != before && !isBehind(difference, before))
				|| channel.plan().search().pts() > searchedBefore;
		int standstills = channel.plan().trouble().answered(progress);
		channel.plan().trouble().narrowing().answered(progress || next == ChannelPages.Next.DONE);
		switch (next) {
			case DONE -> finish(channel, standstills);
			case BEGUN -> {
				finish(channel, standstills);
				fetchFromTheBeginning(channel);
			}
			case NEXT_PAGE -> nextPage(channel, standstills);
			case RETRY ->
				this.retry.after(channel, Math.max(standstills, channel.plan().search().rests()), "NO_POSITION");
		}
	}

	// what a small page does not reach, a larger one may
	private static boolean isOfSmallPage(Channel channel, ChannelDifferenceType difference) {
		return difference instanceof ChannelDifferenceTooLong && !channel.plan().asked().isForPosition()
				&& channel.plan().trouble().narrowing().isNarrow();
	}

	// what such a page holds is taken as a step, but the next one may be the same
	private static boolean isBehind(ChannelDifferenceType difference, int position) {
		return difference instanceof ChannelDifference page && page.pts() <= position;
	}

	private void nextPage(Channel channel, int standstills) {
		channel.flush();
		if (standstills >= MAX_STANDSTILLS) {
			finish(channel, standstills);
		}
		else if (standstills >= PATIENT_ANSWERS) {
			this.counters.count(Transition.STANDSTILL);
			this.retry.after(channel, standstills, "STANDSTILL");
		}
		else {
			channel.box().markDirty();
		}
	}

	private void finish(Channel channel, int answersWithoutProgress) {
		if (channel.box().buffered() > 0) {
			// a page is a batch of its own: it cannot be divided, what was buffered can
			channel.flush();
		}
		channel.plan().caughtUp();
		channel.box().fetchEnded();
		long id = channel.id();
		int standstills = channel.box().waitsForAffectedOnly() ? channel.plan().trouble().unreached()
				: answersWithoutProgress;
		boolean missing = channel.box().wantsFetch() || !channel.box().isBufferReached();
		if (!missing) {
			channel.plan().trouble().forgetStandstills();
		}
		if (missing && standstills >= MAX_STANDSTILLS) {
			giveUp(channel);
		}
		else if (missing && standstills >= PATIENT_ANSWERS) {
			this.counters.count(Transition.STANDSTILL);
			this.retry.after(channel, standstills, "STANDSTILL");
		}
		else if (channel.box().wantsFetch()) {
			this.fetches.enqueue(channel);
		}
		else {
			settleExpectation(channel);
		}
		if (channel.plan().isOpened()) {
			channel.plan().planPoll(() -> poll(id));
		}
	}

	// what was pushed or announced begins before the answer, which is there already
	private static void fetchFromTheBeginning(Channel channel) {
		if (channel.isBehindExpectation()) {
			channel.box().markDirty();
		}
	}

	private void settleExpectation(Channel channel) {
		if (channel.isBehindExpectation()) {
			lookAgain(channel);
		}
		else {
			channel.expectation().settle();
		}
	}

	// the answer came from a replica that lags
	private void lookAgain(Channel channel) {
		long id = channel.id();
		if (!channel.expectation().lookAgain(() -> look(id))) {
			this.outbox.tell(new EngineEvent.Anomaly(channel.box().id(), "position " + channel.expectation().pts()
					+ " was announced, but there is nothing after " + channel.box().position()));
			channel.expectation().settle();
		}
	}

	private void look(long channelId) {
		Channel channel = this.lookup.find(channelId);
		if (channel != null && channel.isBehindExpectation()) {
			this.lookup.busy(channelId).box().markDirty();
		}
	}

	// T32: the server claims that nothing is missing, and yet positions are
	private void giveUp(Channel channel) {
		this.counters.count(Transition.STANDSTILL);
		channel.box().clearWants();
		channel.skipAskedGaps();
		channel.plan().trouble().forgetStandstills();
		settleExpectation(channel);
	}

	// only while the application keeps the channel open
	private void poll(long channelId) {
		Channel channel = this.lookup.find(channelId);
		if (channel != null && channel.plan().isOpened() && !this.fetches.isInFlight(channel)) {
			channel.plan().polls();
			this.lookup.busy(channelId).box().markDirty();
		}
	}

	void failed(long fetchId, FetchError error) {
		Channel channel = this.fetches.answered(fetchId);
		if (channel == null) {
			return;
		}
		this.lookup.busy(channel.id());
		if (!channel.box().isFetching()) {
			failedInVain(channel, error);
			return;
		}
		switch (error.kind()) {
			case FATAL_AUTH -> this.account.unauthorized(error.type());
			case FLOOD, FROZEN -> {
				this.counters.count(Transition.FLOODED);
				channel.fetchFailed();
				this.fetches.refused(channel, error);
				this.fetches.failed(channel, error);
			}
			case GONE -> gone(channel, error);
			case BAD_PEER -> badPeer(channel, error);
			case NO_ACCESS_HASH -> awaitPeer(channel);
			case POSITION_INVALID -> positionInvalid(channel, error);
			case REPLICA -> replicaLags(channel, error);
			case BAD_ARGUMENT, IMPOSSIBLE_ANSWER -> {
				this.outbox.tell(new EngineEvent.Anomaly(channel.box().id(), error.type()));
				failedForNow(channel, error);
			}
			case DECODE -> undecodable(channel, error);
			default -> failedForNow(channel, error);
		}
	}

	private void undecodable(Channel channel, FetchError error) {
		Narrowing narrowing = channel.plan().trouble().narrowing();
		if (narrowing.failed()) {
			failedForNow(channel, error);
			return;
		}
		this.fetches.failed(channel, error);
		this.counters.count(Transition.FETCH_FAILED);
		long millis = narrowing.giveUp(channel.box().id(), channel.box().position(), error, this.outbox);
		this.retry.afterRest(channel, millis, error.type());
	}

	private void failedForNow(Channel channel, FetchError error) {
		this.fetches.failed(channel, error);
		this.counters.count(Transition.FETCH_FAILED);
		this.retry.after(channel, channel.plan().trouble().failed(error), error.type());
	}

	/**
	 * The account left the channel meanwhile: only what concerns all channels matters.
	 */
	private void failedInVain(Channel channel, FetchError error) {
		switch (error.kind()) {
			case FATAL_AUTH -> this.account.unauthorized(error.type());
			case FLOOD, FROZEN -> this.fetches.refused(channel, error);
			default -> this.retry.now(channel.id());
		}
	}

	/**
	 * The server answered a question about a channel, so it may be able to tell what is
	 * missing of it, too.
	 */
	void serverAnswers(Channel channel) {
		if (channel.isDegraded()) {
			channel.plan().serverAnswers();
			this.retry.now(channel.id());
		}
	}

	void unauthorized(FetchError error) {
		this.account.unauthorized(error.type());
	}

	/**
	 * The channel cannot be read any more (T27).
	 */
	void gone(Channel channel, FetchError error) {
		channel.inaccessible();
		this.fetches.forget(channel);
		this.outbox.tell(new EngineEvent.ChannelInaccessible(channel.id(), error.type()));
	}

	private void badPeer(Channel channel, FetchError error) {
		if (channel.plan().trouble().refusedPeer() > 1) {
			gone(channel, error);
		}
		else {
			this.counters.count(Transition.PEER_REFUSED);
			this.outbox.emit(new Output.ForgetPeer(channel.id()));
			channel.plan().takePeerLearnt();
			awaitPeer(channel);
		}
	}

	// contiguous updates need no hash, only a fetch does
	private void awaitPeer(Channel channel) {
		this.fetches.failures().ended(channel.box().id());
		channel.fetchFailed();
		if (channel.plan().takePeerLearnt()) {
			this.fetches.enqueue(channel);
			return;
		}
		boolean news = channel.plan().trouble().missesPeer();
		this.counters.count(news ? Transition.PEER_MISSING : Transition.PEER_STILL_MISSING);
		if (news) {
			this.outbox.tell(new EngineEvent.PeerUnresolved(channel.id()));
		}
		this.outbox.emit(new Output.ResolvePeer(channel.id()));
		if (this.deadlines.now() >= this.nextDifferenceAt) {
			// one for all channels that wait
			this.nextDifferenceAt = this.deadlines.now() + PEER_RETRY_MILLIS;
			this.account.peerMissing();
		}
		this.retry.in(channel, PEER_RETRY_MILLIS);
	}

	// T26: the position of the dialog is taken instead, and what lies between is a hole
	private void positionInvalid(Channel channel, FetchError error) {
		this.counters.count(Transition.POSITION_REFUSED);
		channel.plan().positionRefused();
		this.fetches.failed(channel, error);
		int attempts = channel.plan().trouble().failed(error);
		if (attempts == 1) {
			channel.fetchFailed();
			this.fetches.enqueue(channel);
		}
		else {
			this.retry.after(channel, attempts, error.type());
		}
	}

	// T24: the server cannot tell what is missing; go on with what is there, and ask
	// again when there is a reason, but not soon
	private void replicaLags(Channel channel, FetchError error) {
		this.fetches.failed(channel, error);
		Trouble trouble = channel.plan().trouble();
		int attempts = trouble.failed(error);
		int refusals = trouble.replicaLags();
		if (!trouble.isDegraded()) {
			this.counters.count(Transition.FETCH_FAILED);
			this.retry.after(channel, attempts, error.type());
			return;
		}
		int refusalsSince = refusals - Trouble.REPLICA_ATTEMPTS;
		if (refusalsSince == 0) {
			this.counters.count(Transition.DEGRADED);
			this.outbox.tell(new EngineEvent.Degraded(channel.box().id(), error.type()));
		}
		channel.replicaRefused();
		long rest = RetryWait.degradedMillis(refusalsSince);
		this.retry.rest(channel, rest);
	}

	/**
	 * The access hash of a channel became known, which may be what its fetch waits for.
	 */
	void peerLearnt(long channelId) {
		Channel channel = this.lookup.find(channelId);
		if (channel != null && channel.plan().trouble().isMissingPeer()) {
			this.counters.count(Transition.PEER_LEARNT);
		}
		this.retry.now(channelId);
	}

	/** Finds channels. */
	interface Lookup {

		/**
		 * Returns a channel, made busy if it was idle, to be flushed with this step.
		 */
		Channel busy(long channelId);

		/** Returns a channel if it is busy. */
		@Nullable Channel find(long channelId);

	}

	/** What the recovery of a channel wants of the account. */
	interface Account extends Fatal {

		/** A difference may bring the access hash of a channel. */
		void peerMissing();

	}

	/** Hears that the authorisation is gone. */
	@FunctionalInterface
	interface Fatal {

		void unauthorized(String reason);

	}

}
