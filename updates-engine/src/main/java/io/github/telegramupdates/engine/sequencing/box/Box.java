package io.github.telegramupdates.engine.sequencing.box;

import java.util.List;
import java.util.function.Predicate;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.BoxState;
import io.github.telegramupdates.engine.sequencing.Transition;
import io.github.telegramupdates.engine.sequencing.machine.Counters;
import io.github.telegramupdates.engine.sequencing.machine.SequencingContext;
import org.jspecify.annotations.Nullable;

/**
 * One sequence of positions: decides for each member whether it is applied, dropped or
 * buffered, and when a gap has been waited for long enough.
 *
 * @param <T> what the box holds
 */
public final class Box<T> {

	public static final int UNKNOWN = -1;

	private BoxId id;

	private final Chaining chaining;

	private final BoxListener<T> events;

	private final Counters counters;

	private final GapStatus<T> status;

	private final Buffer<T> buffer;

	private int position;

	private boolean fetching;

	private boolean held;

	public Box(BoxId id, int position, Chaining chaining, BoxListener<T> events, SequencingContext context) {
		this.id = id;
		this.position = position;
		this.chaining = chaining;
		this.events = events;
		this.counters = context.counters();
		this.buffer = new Buffer<>(context.budget(), context.settings().lanes());
		this.status = new GapStatus<>(events, context);
	}

	public BoxId id() {
		return this.id;
	}

	/**
	 * Becomes the box of something else: it is synced, so nothing of it is left behind.
	 */
	public void become(BoxId id, int position) {
		this.id = id;
		this.position = position;
		this.status.forget();
	}

	public int position() {
		return this.position;
	}

	public boolean isKnown() {
		return this.position != UNKNOWN;
	}

	public boolean isHolding() {
		return this.fetching || this.held;
	}

	public boolean isFetching() {
		return this.fetching;
	}

	public boolean isGapOpen() {
		return this.status.isGapOpen();
	}

	public int buffered() {
		return this.buffer.size();
	}

	/** How large a part of the room of the account the buffer takes. */
	public long share() {
		return this.buffer.share();
	}

	/** Whether a fetch is needed: forced by a mark, or because a gap was waited for. */
	public boolean wantsFetch() {
		return this.status.wantsFetch();
	}

	/** Its state; whether a fetch that is needed has to wait is another's matter. */
	public BoxState state() {
		if (this.fetching) {
			return BoxState.FETCHING;
		}
		if (wantsFetch()) {
			return BoxState.QUEUED;
		}
		if (isGapOpen()) {
			return BoxState.GAP_WAIT;
		}
		return isKnown() ? BoxState.SYNCED : BoxState.UNKNOWN;
	}

	/** Whether nothing is missing and nothing waits. */
	public boolean isSynced() {
		return !wantsFetch() && !isHolding() && this.buffer.isEmpty();
	}

	/**
	 * Moves the box to where the server counts now. A smaller position, or none, means
	 * that it has reset its count: what is buffered belongs to the old count.
	 */
	public void rebase(int position) {
		if (position < this.position || position == UNKNOWN) {
			this.buffer.clear();
		}
		this.position = position;
	}

	/**
	 * Takes a first position. What is buffered and leads up to it without a break is
	 * applied: the box begins before that.
	 */
	public void beginAtTheLatest(int position) {
		this.position = position;
		List<BufferedMember<T>> run = this.buffer.takeRunTo(position, () -> this.events.duplicate(this));
		run.forEach((entry) -> this.events.apply(this, entry.payload(), entry.position(), entry.count()));
	}

	/** Begins at what is buffered, whatever came before. */
	public void adoptFirst() {
		this.position = this.buffer.startAfter(this.position);
	}

	public boolean isBuffered(Predicate<T> payload) {
		return this.buffer.contains(payload);
	}

	/** Whether a fetch is needed for more than a gap that shows. */
	public boolean isDirty() {
		return this.status.isDirty();
	}

	/** Moves the box, without touching its buffer. */
	public void moveTo(int position) {
		this.position = position;
	}

	/**
	 * Takes a first position. Annotations that were buffered without one are delivered as
	 * they come, whether they lie before it or not.
	 */
	public void begin(int position) {
		this.position = position;
		deliverAnnotationsBefore(position);
	}

	/** Delivers annotations from before a position, which is not theirs to make. */
	public void deliverAnnotationsBefore(int position) {
		while (!this.buffer.isEmpty() && this.buffer.first().isPassedBy(position)) {
			BufferedMember<T> annotation = this.buffer.removeFirst();
			this.events.apply(this, annotation.payload(), annotation.position(), 0);
		}
	}

	public void offer(@Nullable T payload, int position, int count) {
		boolean behind = position < this.position || (count > 0 && position == this.position);
		if (behind && this.events.keepsBehind(this, payload, position, count)) {
			return;
		}
		if (isKnown() && this.chaining.isTooFarAhead(position, this.position)) {
			this.events.farAhead(this, position);
		}
		else if (count > 0 && position <= this.position) {
			this.counters.count(Transition.DUPLICATE);
			this.events.duplicate(this);
		}
		else if (isHolding()) {
			if (this.fetching) {
				this.counters.count(Transition.BUFFERED_DURING_FETCH);
			}
			buffer(payload, position, count);
		}
		else if (count == 0 && position < this.position) {
			this.events.stale(this, payload);
		}
		else if (chains(position, count)) {
			this.counters.count(isSynced() ? Transition.CHAINED : Transition.CHAINED_IN_GAP);
			apply(payload, position, count);
			if (!this.buffer.isEmpty()) {
				drain();
			}
		}
		else if (buffer(payload, position, count)) {
			settle();
		}
	}

	private boolean chains(int position, int count) {
		return this.chaining.chains((long) position - count, this.position);
	}

	private void apply(@Nullable T payload, int position, int count) {
		if (count > 0) {
			// I-18: an annotation moves nothing
			this.position = position;
		}
		this.events.apply(this, payload, position, count);
	}

	private boolean buffer(@Nullable T payload, int position, int count) {
		if (isDirty() && this.buffer.hasNoRoom()) {
			this.events.dropped(this, 1);
			return false;
		}
		int size = (payload != null) ? this.events.sizeOf(payload) : 0;
		if (!this.buffer.add(new BufferedMember<>(payload, position, count, size))) {
			this.events.duplicate(this);
			return false;
		}
		if (this.buffer.isOverfull(this.held ? Buffer.Hold.LANE : Buffer.Hold.GAP)) {
			overflow();
			return false;
		}
		return true;
	}

	/** Drops the buffer as a whole: the fetch that follows covers all of it. */
	public void overflow() {
		this.events.overflow(this, this.buffer.clear());
		markDirty();
	}

	/** Drops what the position has passed, applies what fits. */
	private void drain() {
		while (!isHolding() && !this.buffer.isEmpty() && isReached(this.buffer.first())) {
			if (this.events.hasRoom()) {
				takeFirst();
			}
			else {
				congested();
			}
		}
		settle();
	}

	private boolean isReached(BufferedMember<T> entry) {
		return entry.isPassedBy(this.position) || chains(entry.position(), entry.count());
	}

	private void takeFirst() {
		BufferedMember<T> first = this.buffer.removeFirst();
		if (!first.isPassedBy(this.position)) {
			apply(first.payload(), first.position(), first.count());
		}
		else if (first.count() == 0) {
			this.events.stale(this, first.payload());
		}
		else {
			this.events.duplicate(this);
		}
	}

	private void settle() {
		if (!isHolding() && this.buffer.isEmpty()) {
			this.buffer.endSeries();
			this.status.filled(this);
		}
		else if (!isHolding()) {
			this.status.shows(this, this.buffer);
		}
	}

	/** A fetch is needed, whatever the buffer says (T12). */
	public void markDirty() {
		this.status.markDirty(this);
	}

	/** A fetch may bring something, although nothing shows to be missing. */
	public void askOnce() {
		if (!wantsFetch() && !isHolding()) {
			this.status.askOnce(this);
		}
	}

	/** No fetch is needed any more. */
	public void clearWants() {
		this.status.clearWants();
	}

	/** A fetch is under way: members are buffered only (T10). */
	public void fetchSent() {
		clearWants();
		this.buffer.requestSent(this.position);
		this.fetching = true;
	}

	/**
	 * The fetch came to its end: applies what fits. The wait for what is still missing
	 * begins again.
	 */
	public void fetchEnded() {
		this.fetching = false;
		this.status.restartWait();
		drain();
	}

	/** The fetch failed: it is still needed, and what chains may be applied meanwhile. */
	public void fetchFailed() {
		this.status.fetchFailed();
		// an account without a position has nothing that could chain
		if (isKnown() || this.id.kind() == BoxId.Kind.CHANNEL) {
			this.fetching = false;
			drain();
		}
	}

	/** The lane is full: members are buffered only (T34). */
	public void congested() {
		if (!this.held) {
			this.counters.count(Transition.LANE_FULL);
		}
		hold();
	}

	/** Something has to come first: members are buffered only. */
	public void hold() {
		this.status.hold();
		this.held = true;
	}

	/** It has come, or the lane has room again. */
	public void relieved() {
		if (this.held) {
			this.held = false;
			this.status.restartWait();
			drain();
		}
	}

	/** Whether the position has reached what is buffered. */
	public boolean isBufferReached() {
		return this.buffer.isEmpty() || this.buffer.first().start() <= this.position;
	}

	/**
	 * Whether nothing waits but positions of answers, which may be those of another
	 * account: nothing shows that the server is there.
	 */
	public boolean waitsForAffectedOnly() {
		return this.buffer.isAffectedOnly();
	}

	/**
	 * Applies the buffer although members are missing in between. Positions with nothing
	 * to deliver are forgotten: if they are wrong, what comes up to them would be lost.
	 * @param skipped receives what is skipped
	 */
	public void skipGaps(SkippedRangeListener skipped) {
		this.buffer.endSeries();
		skipUpTo(Integer.MAX_VALUE, skipped);
	}

	/** Skips what the server was asked for again and again, and nothing after it. */
	public void skipAskedGaps(SkippedRangeListener skipped) {
		skipUpTo(this.buffer.endSeries(), skipped);
	}

	private void skipUpTo(int asked, SkippedRangeListener skipped) {
		this.buffer.removeAffected();
		while (!this.buffer.isEmpty() && (this.buffer.first().position() <= asked || isReached(this.buffer.first()))) {
			BufferedMember<T> first = this.buffer.first();
			if (first.count() > 0 && first.start() > this.position) {
				skipped.skipped(this.position, (int) first.start());
			}
			takeFirst();
		}
		settle();
	}

}
