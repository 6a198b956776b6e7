package io.github.telegramupdates.engine.sequencing.channel;

import java.util.List;
import java.util.function.BiConsumer;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.BoxState;
import io.github.telegramupdates.engine.delivery.Entities;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.engine.sequencing.Transition;
import io.github.telegramupdates.engine.sequencing.box.Box;
import io.github.telegramupdates.engine.sequencing.box.BufferedMember;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.sequencing.fetch.FetchPriority;
import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.updates.ChannelDifferenceType;
import org.jspecify.annotations.Nullable;

/**
 * A channel that is busy: something of it is missing, fetched, or not committed yet. It
 * receives what happened, and enters the queue by itself when it has to be fetched. Idle
 * channels are rows of the {@link ChannelTable}, and their objects become other channels.
 */
final class Channel {

	private final ChannelContext context;

	private final ChannelBox box;

	private long id;

	/** Most channels are never fetched. */
	private @Nullable FetchPlan plan;

	private @Nullable ChannelFetch fetch;

	private boolean touched;

	private Channel(ChannelContext context, ChannelBox box) {
		this.context = context;
		this.box = box;
	}

	/** Makes an object that is no channel yet. */
	static Channel create(ChannelContext context, ChannelLane lane) {
		ChannelBoxListener events = new ChannelBoxListener(lane, context);
		ChannelBox box = new ChannelBox(lane, events, context.sequencing());
		Channel channel = new Channel(context, box);
		events.of(channel);
		return channel;
	}

	/** Becomes another channel: this one is idle, so nothing of it is left behind. */
	void become(BoxId channel) {
		this.box.become(channel);
		this.id = channel.channelId();
	}

	/** Is idle from now on: what was planned for it means nothing any more. */
	void retire() {
		this.box.expectation().settle();
		if (this.plan != null) {
			this.plan.drop();
			this.plan = null;
			this.fetch = null;
		}
	}

	long id() {
		return this.id;
	}

	BoxId boxId() {
		return this.box.id();
	}

	int position() {
		return this.box.position();
	}

	boolean isKnown() {
		return this.box.isKnown();
	}

	boolean isInaccessible() {
		return this.box.isInaccessible();
	}

	/** The state of its box, and what its fetch waits for. */
	BoxState state() {
		BoxState state = this.box.state();
		boolean inQueue = state != BoxState.QUEUED || this.context.fetches().isWaiting(this);
		return (inQueue || this.plan == null) ? state : this.plan.state();
	}

	private FetchPlan plan() {
		if (this.plan == null) {
			this.plan = new FetchPlan(this.context.sequencing());
		}
		return this.plan;
	}

	private ChannelFetch fetch() {
		if (this.fetch == null) {
			this.fetch = new ChannelFetch(this, this.box, plan(), this.context);
		}
		return this.fetch;
	}

	/** The step has to do with it; says whether that is new. */
	boolean touch() {
		boolean news = !this.touched;
		this.touched = true;
		return news;
	}

	void untouch() {
		this.touched = false;
	}

	/** Takes a live update of this channel. */
	void live(SequencedUpdate update) {
		boolean moved = this.box.live(update);
		if (moved && isDegraded()) {
			// T24: a sign of @@ is a reason to ask
			this.box.askOnce();
		}
	}

	/** Delivers what has no place in the sequence. */
	void deliver(SequencedUpdate update) {
		this.box.deliver(update);
	}

	/** A call moved the position without an update. */
	void affected(int pts, int count) {
		this.box.affected(pts, count);
	}

	/** Something is missing that no gap shows. */
	void markDirty() {
		plan().missesMore();
		this.box.markDirty();
	}

	/** Members were dropped: no gap shows them. */
	void missesMore() {
		plan().missesMore();
	}

	/** The server said that there is something to fetch. */
	void catchUp() {
		plan().catchUp();
		this.box.markDirty();
	}

	/** The server said that there is something to fetch, up to a position or farther. */
	void announced(int pts) {
		if (!this.box.isKnown()) {
			beginsAt(pts);
		}
		else if (pts > this.box.position()) {
			mentioned(pts);
		}
		else {
			this.context.verifications().announced(this, pts);
		}
	}

	/** Something was dropped before it came here, and this is where it begins. */
	void missed(int start) {
		if (this.box.isKnown()) {
			catchUp();
		}
		else {
			beginsAt(start);
		}
	}

	private void beginsAt(int pts) {
		this.box.announced(pts);
		if (this.box.isFetching()) {
			plan().catchUp();
		}
		else {
			catchUp();
		}
	}

	/**
	 * The server mentioned a position. If the channel is in order otherwise, what is
	 * pushed may reach it first, for as long as a gap is waited for.
	 */
	void mentioned(int pts) {
		// an unknown channel begins with its first update, which may still be on its way
		if (!this.box.isKnown() || pts <= this.box.position()) {
			return;
		}
		this.box.expect(pts);
		if (this.box.wantsFetch() || isDegraded()) {
			catchUp();
		}
		else {
			this.box.awaitExpected(pts, this::fetchIfBehind);
		}
	}

	private void fetchIfBehind() {
		if (this.box.isBehindExpectation()) {
			this.context.touched().add(this);
			catchUp();
		}
	}

	/** The access hash became known, or the account's relation to the channel changed. */
	void peerKnown() {
		plan().peerLearnt();
		if (this.box.isInaccessible()) {
			this.context.touched().add(this);
			accessible();
			return;
		}
		if (plan().isMissingPeer()) {
			this.context.counters().count(Transition.PEER_LEARNT);
		}
		fetchIfWanted();
	}

	/** The channel may be readable again: what it missed has to be fetched. */
	void accessible() {
		this.box.accessible();
		markDirty();
	}

	/** The account left. */
	void left() {
		this.box.inaccessible(HistoryHole.Cause.LEFT);
		this.context.fetches().forget(this);
	}

	/** The channel cannot be read any more (T27). */
	void gone(FetchError error) {
		fetch().gone(error);
	}

	/** The application shows it: it is fetched first, and polled. */
	void opened() {
		plan().poll().open();
		markDirty();
		this.context.fetches().enqueue(this);
	}

	/** The application no longer shows it. */
	void closed() {
		plan().poll().close();
	}

	/** An intent to fetch it was found in the storage. */
	void intended(FetchIntent intent) {
		this.box.intent().loaded(intent.expectedPts(), intent.generation());
		if (!this.box.isKnown() && intent.expectedPts() > 0) {
			this.box.begin(intent.expectedPts());
		}
		this.box.expectation().raise(intent.expectedPts());
		catchUp();
	}

	/**
	 * The intent to store before the account moves on, {@code null} if none is needed.
	 */
	@Nullable FetchIntent newIntent(long generation, long accountBatchId) {
		return this.box.newIntent(generation, accountBatchId);
	}

	/** Whether the batch that made its intent is among those up to the given one. */
	boolean isIntentMadeBy(long batchId) {
		return this.box.intent().isMadeBy(batchId);
	}

	/** The batch that made its intent was committed. */
	void intentStored() {
		this.box.intent().stored();
	}

	/** What of it is fetched first. */
	FetchPriority priority() {
		return plan().priority();
	}

	boolean wantsFetch() {
		return this.box.wantsFetch();
	}

	boolean isFetching() {
		return this.box.isFetching();
	}

	/** Whether a request may be made now: there is room, and it was not given up. */
	boolean mayBeFetched() {
		return this.box.acceptsPage() && !plan().isResting();
	}

	/**
	 * A request is made.
	 * @param limit how large a page is asked for usually
	 */
	Output.FetchChannel request(long fetchId, int limit) {
		plan().sends(this.box.isKnown());
		this.box.fetchSent();
		return new Output.FetchChannel(fetchId, this.id, plan().askFrom(this.box.position()), plan().askFor(limit));
	}

	/**
	 * A request was answered.
	 * @param foreign takes members of other boxes
	 */
	void pageArrived(ChannelDifferenceType difference, BiConsumer<Update, Entities> foreign) {
		fetch().pageArrived(difference, foreign);
	}

	/**
	 * A request failed.
	 * @return what others have to do about it
	 */
	ChannelFetch.Failure fetchFailed(FetchError error) {
		return fetch().failed(error);
	}

	/** Asks if something is still missing, whatever it waits for. */
	void fetchIfWanted() {
		if (this.box.wantsFetch()) {
			this.context.touched().add(this);
			this.context.fetches().enqueue(this);
		}
	}

	/** The server answered a question: it may be able to say what is missing, too. */
	void serverAnswers() {
		if (isDegraded()) {
			plan().serverAnswers();
			fetchIfWanted();
		}
	}

	/**
	 * The server has reset its count.
	 * @param start before the first member that was pushed in the new count
	 * @param lastMessageId highest id of a message of the channel, 0 if not known
	 * @param members those that were pushed
	 */
	void onCountReset(int start, int lastMessageId, List<BufferedMember<SequencedUpdate>> members) {
		fetch().onCountReset(start, lastMessageId, members);
	}

	/** A batch was committed: if it was the oldest one, there may be room again. */
	void committed(long batchId) {
		if (this.box.committed(batchId)) {
			this.context.touched().add(this);
			this.box.relieve();
		}
	}

	/** Adds its box if something is buffered in it. */
	void addBuffering(List<Box<?>> boxes) {
		if (this.box.isBuffering()) {
			this.context.touched().add(this);
			boxes.add(this.box.toMakeRoomIn());
		}
	}

	/** Ends the step: emits what it collected as one batch. */
	void endStep() {
		this.box.endStep();
	}

	/** Whether it may become a row of the table. */
	boolean isIdle() {
		boolean settled = this.box.isSettled() && this.box.intent().isNone();
		boolean suspected = this.context.fetches().questions().isSuspected(this);
		return settled && !isOpened() && !isDegraded() && !suspected;
	}

	private boolean isOpened() {
		return this.plan != null && this.plan.poll().isOpened();
	}

	/** Whether the server could not say for too long what is missing (T24). */
	private boolean isDegraded() {
		return this.plan != null && this.plan.isDegraded();
	}

}
