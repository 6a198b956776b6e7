package io.github.telegramupdates.engine.sequencing.channel;

import io.github.telegramupdates.engine.delivery.BoxState;
import io.github.telegramupdates.engine.sequencing.SequencingSettings;
import io.github.telegramupdates.engine.sequencing.box.PositionSearch;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.sequencing.fetch.FetchPriority;
import io.github.telegramupdates.engine.sequencing.fetch.PageNarrowing;
import io.github.telegramupdates.engine.sequencing.machine.Deadlines;
import io.github.telegramupdates.engine.sequencing.machine.SequencingContext;
import org.jspecify.annotations.Nullable;

/**
 * How the next fetch of a channel is made, and why: what it is for, and what went wrong
 * with those before it.
 */
final class FetchPlan {

	private final SequencingSettings.ChannelFetching settings;

	private final Deadlines deadlines;

	private final ChannelPoll poll;

	private final PageNarrowing narrowing;

	private final PositionSearch search;

	private Asking asking = Asking.FOR_UPDATES;

	private Asking asked = Asking.FOR_UPDATES;

	private boolean catchingUp;

	private boolean polling;

	private boolean oldBacklog;

	private boolean peerLearnt;

	private boolean missesMore;

	private int failures;

	private int timeouts;

	private int refusedPeers;

	private int standstills;

	private int unreached;

	private int replicaErrors;

	private boolean missingPeer;

	private long restsUntil = Long.MIN_VALUE;

	private Deadlines.@Nullable Deadline retry;

	FetchPlan(SequencingContext context) {
		this.settings = context.settings().channels();
		this.deadlines = context.deadlines();
		this.poll = new ChannelPoll(context);
		this.narrowing = new PageNarrowing(context.settings());
		this.search = new PositionSearch(this.settings.searchPages());
	}

	FetchPriority priority() {
		if (this.polling) {
			return FetchPriority.SHORT_POLL;
		}
		if (this.poll.isOpened()) {
			return FetchPriority.OPENED;
		}
		return this.catchingUp ? FetchPriority.CATCH_UP : FetchPriority.LIVE_GAP;
	}

	/**
	 * Where the request that is made begins.
	 * @param position of the channel
	 */
	int askFrom(int position) {
		return this.asked.isForPosition() ? this.search.pts() : Math.max(1, position);
	}

	/**
	 * How large a page the request that is made asks for.
	 */
	int askFor(int usual) {
		int limit = limit(usual);
		return this.narrowing.ask(this.asked.isForPosition() ? this.search.limit(limit) : limit);
	}

	/**
	 * Small pages while old messages come, which are slow to make. Large answers
	 * time out, so each timeout from the third on halves them.
	 */
	private int limit(int usual) {
		int limit = this.oldBacklog ? Math.min(usual, this.settings.oldPage()) : usual;
		int halvings = Math.max(0, this.timeouts - this.settings.timeoutsToHalve() + 1);
		int halved = Math.min(limit, this.settings.halvedPage()) >> Math.min(halvings, 4);
		return (halvings == 0) ? limit : Math.max(this.settings.smallestPage(), halved);
	}

	void oldBacklog(boolean old) {
		this.oldBacklog = old;
	}

	/**
	 * The server said that there is something to fetch.
	 */
	void catchUp() {
		missesMore();
		this.catchingUp = true;
		this.polling = false;
	}

	/**
	 * More is missing, or may be, than the gap that shows.
	 */
	void missesMore() {
		this.missesMore = true;
	}

	/**
	 * Whether there is something to fetch even if no gap shows.
	 */
	boolean isMissingMore() {
		return this.missesMore || this.poll.isOpened();
	}

	/**
	 * No request is made for a while.
	 */
	void rest(long millis) {
		this.restsUntil = this.deadlines.now() + millis;
	}

	/**
	 * The server answers again: nothing speaks against the next request.
	 */
	void serverAnswers() {
		this.restsUntil = Long.MIN_VALUE;
		this.replicaErrors = 0;
	}

	boolean isResting() {
		return this.deadlines.now() < this.restsUntil;
	}

	/**
	 * A fetch came to its end.
	 */
	void caughtUp() {
		this.missesMore = false;
		this.catchingUp = false;
		this.polling = false;
		this.oldBacklog = false;
		this.timeouts = 0;
	}

	/**
	 * What the next fetch of a channel asks for that has a position.
	 */
	void ask(Asking next) {
		if (this.asking != next) {
			this.asking = next;
			this.search.restart();
		}
	}

	/**
	 * The server refuses the position of the last request, be it that of the channel or
	 * one on the way to another.
	 */
	void positionRefused() {
		this.search.restart();
		if (this.asked != Asking.FOR_FIRST_POSITION) {
			this.asking = Asking.FOR_NEW_POSITION;
		}
	}

	/**
	 * A request is made.
	 * @param known whether the channel has a position
	 * @return what it asks for
	 */
	Asking sends(boolean known) {
		Asking next = known ? this.asking : Asking.FOR_FIRST_POSITION;
		if (next != this.asked && next.isForPosition()) {
			this.search.restart();
		}
		this.asked = next;
		return next;
	}

	/**
	 * What the request asked for that is under way or was answered last.
	 */
	Asking asked() {
		return this.asked;
	}

	/**
	 * The search for the position of the server.
	 */
	PositionSearch search() {
		return this.search;
	}

	/**
	 * The access hash became known, perhaps while the lack of it was being found out.
	 */
	void peerLearnt() {
		this.peerLearnt = true;
	}

	/**
	 * Whether the access hash became known since the last request.
	 */
	boolean takePeerLearnt() {
		boolean learnt = this.peerLearnt;
		this.peerLearnt = false;
		return learnt;
	}

	/**
	 * Whether the application shows the channel, and when it is polled.
	 */
	ChannelPoll poll() {
		return this.poll;
	}

	/**
	 * Asks again, later; replaces the repetition that was planned before, so that there
	 * are never two of them.
	 */
	void planRetry(long millis, Runnable action) {
		this.deadlines.cancel(this.retry);
		this.retry = this.deadlines.in(millis, action);
	}

	/** Whether it is asked for again, later. */
	private boolean isRetryPlanned() {
		return this.deadlines.isPending(this.retry);
	}

	/**
	 * Nothing of the channel is missing: forgets what was to be done about it.
	 */
	void drop() {
		this.poll.cancel();
		this.deadlines.cancel(this.retry);
	}

	void polls() {
		this.polling = true;
	}

	/**
	 * Counts an answer that a replica refused because it lags.
	 * @return how often since the last answer, whatever else failed meanwhile
	 */
	int replicaLags() {
		return ++this.replicaErrors;
	}

	/**
	 * Whether the server cannot say for too long what is missing (T24).
	 */
	boolean isDegraded() {
		return this.replicaErrors >= this.settings.replicaAttempts();
	}

	/**
	 * Counts a failure.
	 * @return how often it failed in a row
	 */
	int failed(FetchError error) {
		if (error.isTimeout()) {
			this.timeouts++;
		}
		return ++this.failures;
	}

	/**
	 * What became of answers that could not be decoded.
	 */
	PageNarrowing narrowing() {
		return this.narrowing;
	}

	/**
	 * Counts an access hash that was refused.
	 * @return how often in a row
	 */
	int refusedPeer() {
		return ++this.refusedPeers;
	}

	/**
	 * The access hash is missing.
	 * @return whether that is new
	 */
	boolean missesPeer() {
		boolean news = !this.missingPeer;
		this.missingPeer = true;
		return news;
	}

	boolean isMissingPeer() {
		return this.missingPeer;
	}

	/** What a channel waits for that is to be fetched, and is not in the queue. */
	BoxState state() {
		if (this.missingPeer && !this.peerLearnt) {
			return BoxState.AWAIT_PEER;
		}
		return isRetryPlanned() ? BoxState.BACKOFF : BoxState.QUEUED;
	}

	/**
	 * The server answered. A smaller page stays smaller until the channel has caught up.
	 * @param progress whether the position moved
	 * @return how many answers in a row brought no progress
	 */
	int answered(boolean progress) {
		this.failures = 0;
		this.replicaErrors = 0;
		this.refusedPeers = 0;
		this.missingPeer = false;
		this.standstills = progress ? 0 : this.standstills + 1;
		return this.standstills;
	}

	/**
	 * All pages came, and ended before positions that only answers mentioned: counts that
	 * as an answer without progress.
	 * @return how often in a row
	 */
	int unreached() {
		return Math.max(this.standstills, ++this.unreached);
	}

	void forgetStandstills() {
		this.standstills = 0;
		this.unreached = 0;
	}

	/** What a fetch asks for. */
	enum Asking {

		/** What is missing. */
		FOR_UPDATES,

		/** A position to go on from, because the server refuses the old one. */
		FOR_NEW_POSITION,

		/** A position to begin at, because the channel has none. */
		FOR_FIRST_POSITION;

		boolean isForPosition() {
			return this != FOR_UPDATES;
		}

	}

}
