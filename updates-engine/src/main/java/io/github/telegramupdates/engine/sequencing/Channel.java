package io.github.telegramupdates.engine.sequencing;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.DeliveredUpdate;
import io.github.telegramupdates.engine.delivery.DeliveredUpdate.Freshness;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.engine.storage.StateChange.ChannelChange;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdateReadChannelInbox;
import org.jspecify.annotations.Nullable;

/**
 * A channel that is busy: something of it is missing, fetched, or not committed yet. Idle
 * channels are rows of the {@link ChannelTable}.
 */
final class Channel {

	private static final int OLD_BACKLOG_LIMIT = 100;

	private static final long DEFAULT_POLL_MILLIS = 1_000;

	private final long id;

	private final Outbox outbox;

	private final long ownerEpoch;

	private final Box<DeliveredUpdate> box;

	private final LaneWindow window = new LaneWindow();

	private final List<DeliveredUpdate> updates = new ArrayList<>();

	private final List<HistoryHole> holes = new ArrayList<>();

	private final Intent intent = new Intent();

	private final Trouble trouble = new Trouble();

	private @Nullable ChannelState emitted;

	private boolean opened;

	private boolean catchingUp;

	private boolean polling;

	private boolean degraded;

	private boolean rebasing;

	private boolean verifying;

	private boolean oldBacklog;

	private @Nullable Integer timeoutSeconds;

	private int epoch;

	private int flags;

	private int topMessageId;

	private int expected;

	private LaneWindow.Content content = LaneWindow.Content.RUN;

	Channel(long id, @Nullable ChannelState stored, Outbox outbox, long ownerEpoch, Deadlines deadlines,
			Counters counters, FetchWanted fetchWanted) {
		this.id = id;
		this.outbox = outbox;
		this.ownerEpoch = ownerEpoch;
		this.emitted = stored;
		int position = Box.UNKNOWN;
		if (stored != null) {
			position = stored.pts();
			this.epoch = stored.epoch();
			this.flags = stored.flags();
			this.topMessageId = stored.topMessageId();
		}
		this.box = new Box<>(BoxId.channel(id), position, Box.Chaining.EXACT, new Events(outbox, counters, fetchWanted),
				deadlines);
	}

	long id() {
		return this.id;
	}

	Box<DeliveredUpdate> box() {
		return this.box;
	}

	LaneWindow window() {
		return this.window;
	}

	Intent intent() {
		return this.intent;
	}

	Trouble trouble() {
		return this.trouble;
	}

	FetchPriority priority() {
		if (this.opened && !this.polling) {
			return FetchPriority.OPENED;
		}
		if (this.polling) {
			return FetchPriority.SHORT_POLL;
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

	/**
	 * The server said that there is something to fetch.
	 */
	void catchUp() {
		this.catchingUp = true;
		this.polling = false;
		this.box.markDirty();
	}

	/**
	 * A fetch came to its end.
	 */
	void caughtUp() {
		this.catchingUp = false;
		this.polling = false;
		this.degraded = false;
		this.oldBacklog = false;
		this.trouble.caughtUp();
	}

	void polls() {
		this.polling = true;
	}

	void open() {
		this.opened = true;
	}

	void close() {
		this.opened = false;
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

	long pollMillis() {
		return (this.timeoutSeconds != null) ? Math.max(1, this.timeoutSeconds) * 1_000L : DEFAULT_POLL_MILLIS;
	}

	void oldBacklog(boolean old) {
		this.oldBacklog = old;
	}

	/**
	 * The server cannot tell what is missing: gaps are passed until it can (T24).
	 */
	void degraded() {
		this.degraded = true;
	}

	/**
	 * The server does not accept the position: the next fetch asks for a new one.
	 */
	void rebasing() {
		this.rebasing = true;
	}

	boolean isRebasing() {
		return this.rebasing;
	}

	/**
	 * Whether the next fetch only asks for the position, because the server may count
	 * anew.
	 */
	boolean isVerifying() {
		return this.verifying;
	}

	void verified() {
		this.verifying = false;
	}

	@Nullable ChannelState state() {
		if (!this.box.isKnown()) {
			return null;
		}
		return new ChannelState(this.box.position(), this.epoch, this.flags, this.topMessageId);
	}

	/**
	 * Takes a live update of this channel.
	 */
	void live(DeliveredUpdate update) {
		int position = update.position();
		if (!this.box.isKnown()) {
			if (update.count() == 0) {
				// an annotation makes no baseline
				this.updates.add(update);
				return;
			}
			this.box.moveTo(position - update.count());
		}
		jumpIfUnfetchable(position - update.count());
		this.box.offer(update, position, update.count());
	}

	void affected(int pts, int count) {
		if (this.box.isKnown()) {
			this.box.offer(null, pts, count);
		}
	}

	// what is missing cannot be fetched, what comes is still delivered
	private void jumpIfUnfetchable(int start) {
		if (start <= this.box.position() || this.box.isHolding()) {
			return;
		}
		if (isInaccessible()) {
			skipped(this.box.position(), start, HistoryHole.Cause.INACCESSIBLE, EngineEvent.Loss.Kind.INACCESSIBLE);
			this.box.moveTo(start);
		}
		else if (this.degraded) {
			skipped(this.box.position(), start, HistoryHole.Cause.DEGRADED, EngineEvent.Loss.Kind.DEGRADED);
			this.box.moveTo(start);
		}
	}

	private void skipped(int from, int to, HistoryHole.Cause cause, EngineEvent.Loss.Kind kind) {
		this.outbox.tell(new EngineEvent.Loss(this.box.id(), from, to, kind));
		hole(from, to, 0, cause);
	}

	/**
	 * Delivers what is buffered although something is missing before it.
	 */
	void skipGaps(HistoryHole.Cause cause, EngineEvent.Loss.Kind kind) {
		this.box.skipGaps((from, to) -> skipped(from, to, cause, kind));
	}

	private void hole(int from, int to, int topMessageId, HistoryHole.Cause cause) {
		this.holes.add(new HistoryHole(this.id, from, to, this.topMessageId, topMessageId, this.epoch, cause));
	}

	boolean isInaccessible() {
		return (this.flags & ChannelState.INACCESSIBLE) != 0;
	}

	/**
	 * Fetching has become pointless (T27).
	 */
	void inaccessible() {
		this.flags |= ChannelState.INACCESSIBLE;
		this.box.clearWants();
		skipGaps(HistoryHole.Cause.INACCESSIBLE, EngineEvent.Loss.Kind.INACCESSIBLE);
		this.box.fetchEnded();
	}

	/**
	 * Fetching may work again (T30).
	 */
	void accessible() {
		this.flags &= ~ChannelState.INACCESSIBLE;
		this.box.markDirty();
	}

	/**
	 * The server mentioned a position.
	 */
	void expect(int pts) {
		this.expected = Math.max(this.expected, pts);
	}

	boolean isBehindExpectation() {
		return this.box.isKnown() && this.expected > this.box.position();
	}

	void forgetExpectation() {
		this.expected = 0;
	}

	/**
	 * Adds a member of a page.
	 */
	void add(DeliveredUpdate update) {
		this.updates.add(update);
		if (update.update() instanceof UpdateNewChannelMessage message) {
			this.topMessageId = Math.max(this.topMessageId, message.message().id());
		}
	}

	/**
	 * The updates added so far are a page that ends at a position.
	 */
	void page(int pts) {
		this.box.moveTo(pts);
		this.content = LaneWindow.Content.PAGE;
	}

	/**
	 * Gives up the position, if there is one, and takes another; what lies between
	 * becomes a hole.
	 */
	void rebase(int pts, int topMessageId, HistoryHole.Cause cause) {
		this.rebasing = false;
		if (this.box.isKnown()) {
			this.epoch++;
			hole(this.box.position(), pts, topMessageId, cause);
		}
		this.box.moveTo(pts);
	}

	/**
	 * Emits what the step collected as one batch.
	 */
	void flush() {
		ChannelState next = state();
		boolean moved = next != null && !next.equals(this.emitted);
		long settled = isQuiet() ? this.intent.storedGeneration() : 0;
		if (this.updates.isEmpty() && !moved && settled == 0) {
			return;
		}
		ChannelChange change = (next == null) ? null : new ChannelChange(this.outbox.userId(), this.ownerEpoch, this.id,
				this.emitted, next, settled, this.holes);
		long batchId = this.outbox.deliver(Lane.channel(this.id), this.updates, change);
		this.window.sent(batchId, this.updates.size(), this.content);
		if (next != null && settled > 0) {
			this.intent.kept();
		}
		this.emitted = next;
		this.updates.clear();
		this.holes.clear();
		this.content = LaneWindow.Content.RUN;
	}

	/**
	 * Whether nothing is missing.
	 */
	boolean isQuiet() {
		return this.box.isSynced() && !isBehindExpectation();
	}

	/**
	 * Whether it may become a row of the table.
	 */
	boolean isIdle() {
		return isQuiet() && !this.opened && this.window.isEmpty() && this.updates.isEmpty() && this.intent.isNone();
	}

	/**
	 * The promise to make before the account moves on, {@code null} if none is needed:
	 * the channel is settled, or the stored promise still holds.
	 */
	@Nullable FetchIntent promise(long generation, long accountBatchId) {
		boolean settled = isQuiet() && this.window.isEmpty() && this.updates.isEmpty();
		boolean nothingToFetch = !this.box.isKnown() && !this.box.wantsFetch();
		if (this.intent.isMade() || settled || nothingToFetch) {
			return null;
		}
		this.intent.made(generation, accountBatchId);
		int pts = (this.emitted == null) ? Math.max(0, this.box.position()) : this.expected;
		return new FetchIntent(this.id, pts, generation);
	}

	/** Hears the box of this channel. */
	private final class Events extends BoxEvents<DeliveredUpdate> {

		private final FetchWanted fetchWanted;

		Events(Outbox outbox, Counters counters, FetchWanted fetchWanted) {
			super(outbox, counters);
			this.fetchWanted = fetchWanted;
		}

		@Override
		public void apply(Box<DeliveredUpdate> source, @Nullable DeliveredUpdate update, int position, int count) {
			if (update != null) {
				add(update);
			}
		}

		@Override
		public void stale(Box<DeliveredUpdate> source, @Nullable DeliveredUpdate update) {
			if (update != null && update.update() instanceof UpdateReadChannelInbox) {
				// the highest read id only grows, so it is worth having
				Channel.this.updates.add(new DeliveredUpdate(update.update(), update.box(), update.position(),
						update.count(), update.source(), Freshness.STALE, update.entities()));
			}
			else {
				super.stale(source, update);
			}
		}

		@Override
		public void jumped(Box<DeliveredUpdate> source, int position) {
			reportJump(source, position);
			Channel.this.verifying = true;
			source.markDirty();
		}

		@Override
		public void fetchWanted(Box<DeliveredUpdate> source) {
			this.fetchWanted.fetch(Channel.this);
		}

	}

	/** Hears that a channel has to be fetched. */
	@FunctionalInterface
	interface FetchWanted {

		void fetch(Channel channel);

	}

}
