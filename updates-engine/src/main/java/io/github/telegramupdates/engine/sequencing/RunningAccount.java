package io.github.telegramupdates.engine.sequencing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.DeliveredUpdate;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.Input.Missed.AccountPart;
import io.github.telegramupdates.tl.UpdateShortSentMessage;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.client.SessionSignal;
import org.jspecify.annotations.Nullable;

/**
 * What is at work once the state of an account is loaded: hands each input to whom it
 * concerns.
 */
final class RunningAccount implements FetchListener, AccountBoxes.Fetches {

	private static final long RECONNECT_WAIT_MILLIS = 2_000;

	private final Limits limits;

	private final Outbox outbox;

	private final Deadlines deadlines;

	private final Counters counters;

	private final Consumer<String> fatal;

	private final MemoryBudget budget;

	private final AccountLane lane;

	private final AccountBoxes boxes;

	private final Channels channels;

	private final AccountVerification verification;

	private final PositionChange position;

	private final AccountFetch fetch;

	private final FirstStart firstStart;

	private final LiveUpdates live;

	private boolean started;

	private @Nullable Long lastSession;

	RunningAccount(Input.Load load, Limits limits, Outbox outbox, Deadlines deadlines, Counters counters,
			Consumer<String> fatal) {
		this.limits = limits;
		this.outbox = outbox;
		this.deadlines = deadlines;
		this.counters = counters;
		this.fatal = fatal;
		this.budget = new MemoryBudget(limits.memory());
		this.lane = new AccountLane(outbox, load, this.budget);
		this.boxes = new AccountBoxes(this.lane, outbox, deadlines, counters, this.budget, this);
		VerificationPace pace = new VerificationPace(deadlines);
		AccountRequests requests = new AccountRequests(this.boxes, this.lane, outbox, deadlines, counters);
		this.channels = new Channels(outbox, deadlines, counters, this.budget, load.ownerEpoch(), limits, pace);
		this.verification = new AccountVerification(this.boxes, this.lane, requests, pace, this.budget, outbox,
				deadlines, counters);
		this.position = new PositionChange(this.boxes, this.lane, this.verification);
		this.firstStart = new FirstStart(this.boxes);
		DifferencePages pages = new DifferencePages(this.boxes, this.lane, this.channels, this.position,
				this.firstStart, outbox);
		this.fetch = new AccountFetch(this.boxes, this.lane, pages, this.position, this.firstStart, this.verification,
				requests, outbox, deadlines, counters, this);
		this.live = new LiveUpdates(this.boxes, this.lane, this.channels, this.fetch, this.position, outbox);
	}

	void start(Input.Load load) {
		this.fetch.requests().restore(load.limits());
		this.channels.restore(load.limits());
		load.channels().forEach((channel) -> this.channels.load(channel));
		load.intents().forEach(this.channels::load);
		load.openChannels().forEach(this.channels::opened);
		if (load.state() == null) {
			this.firstStart.begins();
			this.fetch.begins();
		}
		else {
			this.boxes.start(load.state());
			this.fetch.requestAll();
		}
	}

	/**
	 * What this engine and those before it learnt about the server.
	 */
	ServerLimits limits() {
		return this.channels.addTo(this.fetch.requests().rests(), failing().toList());
	}

	/** What fails, be it told or not. */
	private Stream<FailingDifference> failing() {
		return Stream.of(this.fetch.requests().failures(), this.channels.fetches().failures())
			.flatMap((failures) -> failures.state().stream());
	}

	@Override
	public void fetch(boolean toTheEnd) {
		if (toTheEnd) {
			this.fetch.requestAll();
		}
		else {
			this.fetch.request();
		}
	}

	// bots ask for channels by their id alone
	private void peerMissing() {
		if (!this.limits.isBot()) {
			this.fetch.requestAll();
		}
	}

	// of a qts box no question tells where the server is
	@Override
	public boolean keepsBehind(BoxId box, @Nullable DeliveredUpdate update, int position, int count) {
		if (box.kind() == BoxId.Kind.COMMON) {
			return this.verification.keepsBehind(update, position, count);
		}
		if (NewCount.isFarBehind(position, this.boxes.qts())) {
			this.verification.qtsFarOff(position);
		}
		return false;
	}

	@Override
	public void farAhead(BoxId box, int position) {
		if (box.kind() == BoxId.Kind.COMMON) {
			this.verification.farAhead(position);
		}
		else if (this.verification.qtsFarOff(position)) {
			this.fetch.requestAll();
		}
	}

	void take(Input received) {
		Input input = AnswerCheck.check(received);
		if (input instanceof Input.Live update) {
			live(update);
		}
		else if (input instanceof Input.Affected affected) {
			affected(affected);
		}
		else if (input instanceof Input.Committed committed) {
			committed(committed);
		}
		else if (input instanceof Input.Missed missed) {
			missed(missed);
		}
		else if (input instanceof Input.Refused refused) {
			refused(refused.method(), refused.error());
		}
		else if (input instanceof Input.AccountFetched answer) {
			this.fetch.differenceFetched(answer.fetchId(), answer.difference());
		}
		else if (input instanceof Input.ChannelFetched answer) {
			this.channels.fetched(answer.fetchId(), answer.difference());
		}
		else if (input instanceof Input.StateFetched answer) {
			this.fetch.stateFetched(answer.fetchId(), answer.state());
		}
		else if (input instanceof Input.FetchFailed failure) {
			failed(failure.fetchId(), failure.error());
		}
		else if (input instanceof Input.PtsHint hint) {
			this.channels.hint(hint.channelId(), hint.pts());
		}
		else if (input instanceof Input.Signal signal) {
			signal(signal.signal());
		}
		else if (input instanceof Input.ChannelOpened channel) {
			this.channels.opened(channel.channelId());
		}
		else if (input instanceof Input.ChannelClosed channel) {
			this.channels.closed(channel.channelId());
		}
		else if (input instanceof Input.PeerKnown peer) {
			this.channels.peerKnown(peer.channelId());
		}
		else if (input instanceof Input.ChannelLeft channel) {
			this.channels.left(channel.channelId());
		}
		else if (input instanceof Input.Sessions sessions) {
			this.position.sessions(sessions.count());
		}
		else {
			this.deadlines.runDue();
		}
	}

	private void failed(long fetchId, FetchError error) {
		this.fetch.failed(fetchId, error);
		switch (this.channels.failed(fetchId, error)) {
			case UNAUTHORIZED -> unauthorized(error.type());
			case PEER_MISSING -> peerMissing();
			case OWN -> {
			}
		}
	}

	private void live(Input.Live input) {
		if (input.updates() instanceof UpdatesTooLong) {
			this.fetch.requestAll();
		}
		else if (input.updates() instanceof UpdateShortSentMessage sent) {
			// it cannot be completed without its request, only its position is
			// sure
			this.boxes.offerAffected(sent.pts(), sent.ptsCount());
		}
		else {
			if (input.peers() == Input.Live.Peers.INCOMPLETE) {
				// buffered until the fetch that may bring its peers has ended, and
				// then applied even if they are still unknown
				this.fetch.requestPeers();
			}
			this.live.take(input.updates());
		}
	}

	private void missed(Input.Missed missed) {
		missed.channels().forEach((channel) -> this.channels.missed(channel.channelId(), channel.start()));
		if (missed.account().contains(AccountPart.COMMON)) {
			this.boxes.markCommonDirty();
		}
		if (missed.account().contains(AccountPart.QTS)) {
			this.boxes.markQtsDirty();
		}
		if (missed.account().contains(AccountPart.NEW_COUNT)) {
			this.live.countsAnew();
		}
	}

	private void refused(FetchMethod method, FetchError error) {
		switch (method) {
			case STATE -> this.fetch.requests().refused(AccountRequests.Method.STATE, error);
			case DIFFERENCE -> this.fetch.requests().refused(AccountRequests.Method.DIFFERENCE, error);
			case CHANNEL_DIFFERENCE -> this.channels.fetches().refused(error);
		}
	}

	private void affected(Input.Affected affected) {
		if (affected.pts() <= 0) {
			return;
		}
		if (affected.box().kind() == BoxId.Kind.CHANNEL) {
			this.channels.affected(affected.box().channelId(), affected.pts(), affected.count());
		}
		else {
			this.boxes.offerAffected(affected.pts(), affected.count());
		}
	}

	private void committed(Input.Committed committed) {
		if (committed.lane() instanceof Lane.Channel channel) {
			this.channels.committed(channel.channelId(), committed.batchId());
		}
		else if (this.lane.window().committed(committed.batchId())) {
			this.channels.intents().accountCommitted(committed.batchId());
			if (this.lane.window().hasRoomAgain()) {
				this.boxes.relieved();
			}
		}
	}

	private void signal(SessionSignal signal) {
		if (signal instanceof SessionSignal.NewSession session) {
			newSession(session.uniqueId());
		}
		else if (signal instanceof SessionSignal.Connected) {
			// the server sends unacknowledged messages again, so wait for them
			this.deadlines.in(RECONNECT_WAIT_MILLIS, this.fetch::requestAll);
		}
		else if (signal instanceof SessionSignal.DecodeFailed failure) {
			this.fetch.requestAll();
			if (failure.channelId() != null) {
				this.channels.tooLong(failure.channelId(), null);
			}
		}
		else if (signal instanceof SessionSignal.Migrated) {
			this.fetch.requestAll();
		}
		else if (signal instanceof SessionSignal.LoggedOut out) {
			unauthorized(out.reason());
		}
	}

	// the server holds nothing of the old session any more
	private void newSession(long uniqueId) {
		boolean known = this.lastSession != null && this.lastSession == uniqueId;
		boolean begunWithTheStart = this.lastSession == null && !this.started;
		this.lastSession = uniqueId;
		if (!known && !begunWithTheStart) {
			this.boxes.forgetSeq();
			this.fetch.requestAll();
		}
	}

	@Override
	public void accountDelayed() {
		this.channels.open();
	}

	@Override
	public void firstPositionTaken() {
		this.channels.catchUp();
		this.lane.flush(this.channels.intents());
	}

	@Override
	public void accountFetched() {
		this.position.settled();
		if (!this.started) {
			this.started = true;
			this.channels.open();
			this.outbox.tell(new EngineEvent.Started());
		}
	}

	@Override
	public void unauthorized(String reason) {
		this.fatal.accept(reason);
	}

	void flush() {
		flushLane();
		this.channels.flush();
		if (this.budget.isReachedByBuffers()) {
			makeRoom();
		}
		this.fetch.resume();
		flushLane();
		if (this.lane.window().isFull()) {
			this.boxes.congested();
		}
		this.channels.endStep();
		if (this.started) {
			this.channels.fetches().settleInherited();
		}
	}

	private void flushLane() {
		if (!this.firstStart.isUnderWay()) {
			this.lane.flush(this.channels.intents());
		}
	}

	private void makeRoom() {
		List<Box<?>> buffering = new ArrayList<>();
		this.boxes.addBuffering(buffering);
		this.channels.addBuffering(buffering);
		FullestBoxes.overflow(buffering, this.budget);
	}

	Progress progress() {
		return new Progress(this.started, this.fetch.isIdle(), this.boxes.isKnown() ? this.lane.state() : null,
				this.channels.size(), this.counters.openGaps(), this.counters.gaps(), this.counters.duplicates(),
				this.counters.dropped(), this.budget.allBuffered(), this.budget.allBufferedBytes(),
				this.budget.suspected(), this.budget.uncommitted(), this.budget.isReached(), waitsUntil(),
				toldFailures());
	}

	// what has not started yet waits for the account alone
	private long waitsUntil() {
		long account = this.fetch.waitsUntil();
		boolean both = this.started && account <= this.deadlines.now();
		return both ? Math.max(account, this.channels.fetches().waitsUntil()) : account;
	}

	private List<FailingDifference> toldFailures() {
		boolean none = this.fetch.requests().failures().isEmpty() && this.channels.fetches().failures().isEmpty();
		return none ? List.of() : failing().filter(FailingDifference::told).toList();
	}

}
