package io.github.telegramupdates.engine.sequencing;

import org.jspecify.annotations.Nullable;

/**
 * How the next fetch of a channel is made, and why.
 */
final class FetchPlan {

	private static final int OLD_BACKLOG_LIMIT = 100;

	private static final long DEFAULT_POLL_MILLIS = 1_000;

	private final Deadlines deadlines;

	private final Trouble trouble = new Trouble();

	private final PositionSearch search = new PositionSearch();

	private Asking asking = Asking.FOR_UPDATES;

	private Asking asked = Asking.FOR_UPDATES;

	private boolean opened;

	private boolean catchingUp;

	private boolean polling;

	private boolean oldBacklog;

	private boolean peerLearnt;

	private boolean missesMore;

	private long restsUntil = Long.MIN_VALUE;

	private @Nullable Integer timeoutSeconds;

	private Deadlines.@Nullable Deadline poll;

	private Deadlines.@Nullable Deadline retry;

	FetchPlan(Deadlines deadlines) {
		this.deadlines = deadlines;
	}

	Trouble trouble() {
		return this.trouble;
	}

	FetchPriority priority() {
		if (this.polling) {
			return FetchPriority.SHORT_POLL;
		}
		if (this.opened) {
			return FetchPriority.OPENED;
		}
		return this.catchingUp ? FetchPriority.CATCH_UP : FetchPriority.LIVE_GAP;
	}

	/**
	 * How large a page to ask for: small ones while old messages come, which are slow to
	 * make.
	 */
	int limit(int limit) {
		return this.trouble.limit(this.oldBacklog ? Math.min(limit, OLD_BACKLOG_LIMIT) : limit);
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
		return this.missesMore || this.opened;
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
		this.trouble.replicaAnswers();
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
		this.trouble.caughtUp();
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

	void open() {
		this.opened = true;
	}

	void close() {
		this.opened = false;
		this.deadlines.cancel(this.poll);
		this.poll = null;
	}

	boolean isOpened() {
		return this.opened;
	}

	/**
	 * The server tells how soon an open channel is worth asking again.
	 */
	void timeout(@Nullable Integer seconds) {
		this.timeoutSeconds = seconds;
	}

	/**
	 * Polls once, later; replaces the poll that was planned before.
	 */
	void planPoll(Runnable action) {
		this.deadlines.cancel(this.poll);
		long millis = (this.timeoutSeconds != null) ? Math.max(1, this.timeoutSeconds) * 1_000L : DEFAULT_POLL_MILLIS;
		this.poll = this.deadlines.in(millis, action);
	}

	/**
	 * Asks again, later; replaces the repetition that was planned before, so that there
	 * are never two of them.
	 */
	void planRetry(long millis, Runnable action) {
		this.deadlines.cancel(this.retry);
		this.retry = this.deadlines.in(millis, action);
	}

	/**
	 * Nothing of the channel is missing: forgets what was to be done about it.
	 */
	void drop() {
		this.deadlines.cancel(this.poll);
		this.deadlines.cancel(this.retry);
	}

	void polls() {
		this.polling = true;
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
