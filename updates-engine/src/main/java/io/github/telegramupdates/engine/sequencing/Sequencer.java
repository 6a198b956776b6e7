package io.github.telegramupdates.engine.sequencing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.BoxState;
import io.github.telegramupdates.engine.delivery.BoxStatus;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.sequencing.account.Account;
import io.github.telegramupdates.engine.sequencing.account.AccountRequests;
import io.github.telegramupdates.engine.sequencing.box.Box;
import io.github.telegramupdates.engine.sequencing.box.FullestBoxes;
import io.github.telegramupdates.engine.sequencing.channel.Channels;
import io.github.telegramupdates.engine.sequencing.fetch.FailingDifference;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.sequencing.fetch.FetchMethod;
import io.github.telegramupdates.engine.sequencing.fetch.ServerLimits;
import io.github.telegramupdates.engine.sequencing.fetch.VerificationRate;
import io.github.telegramupdates.engine.sequencing.machine.Counters;
import io.github.telegramupdates.engine.sequencing.machine.Deadlines;
import io.github.telegramupdates.engine.sequencing.machine.MemoryBudget;
import io.github.telegramupdates.engine.sequencing.machine.SequencingContext;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.tl.UpdateShortSentMessage;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.client.SessionSignal;
import org.jspecify.annotations.Nullable;

/**
 * What is at work once the state of an account is loaded: hands each input to whom it
 * concerns, the account or one of its channels.
 */
final class Sequencer {

	private final SequencingSettings settings;

	private final Deadlines deadlines;

	private final Counters counters;

	private final MemoryBudget budget;

	private final Channels channels;

	private final Account account;

	private final LiveUpdates live;

	private @Nullable String unauthorized;

	Sequencer(Input.Load load, SequencingContext context) {
		this.settings = context.settings();
		this.deadlines = context.deadlines();
		this.counters = context.counters();
		this.budget = context.budget();
		VerificationRate rate = new VerificationRate(context);
		this.channels = new Channels(context, load.ownerEpoch(), rate);
		this.account = Account.create(load, this.channels, rate, context);
		this.live = new LiveUpdates(this.account, this.channels, context.outbox());
	}

	void start(Input.Load load) {
		this.account.restore(load.limits());
		this.channels.restore(load.limits());
		load.channels().forEach((channel) -> this.channels.load(channel));
		load.intents().forEach(this.channels::load);
		load.openChannels().forEach(this.channels::opened);
		this.account.start(load.state());
	}

	/**
	 * What this engine and those before it learnt about the server.
	 */
	ServerLimits limits() {
		return this.channels.addTo(this.account.rests(), failing().toList());
	}

	/** What fails, whether it was reported or not. */
	private Stream<FailingDifference> failing() {
		return Stream.of(this.account.failures(), this.channels.failures())
			.flatMap((failures) -> failures.state().stream());
	}

	/**
	 * Takes an input.
	 * @return why the account is not authorised any more, {@code null} if it is
	 */
	@Nullable String take(Input received) {
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
			missed.channels().forEach((channel) -> this.channels.missed(channel.channelId(), channel.start()));
			this.account.missed(missed.account());
		}
		else if (input instanceof Input.Refused refused) {
			refused(refused.method(), refused.error());
		}
		else if (input instanceof Input.AccountFetched answer) {
			this.account.pageArrived(answer.fetchId(), answer.difference());
		}
		else if (input instanceof Input.ChannelFetched answer) {
			this.channels.pageArrived(answer.fetchId(), answer.difference());
		}
		else if (input instanceof Input.StateFetched answer) {
			this.account.stateArrived(answer.fetchId(), answer.state());
		}
		else if (input instanceof Input.FetchFailed failure) {
			fetchFailed(failure.fetchId(), failure.error());
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
			this.account.sessions(sessions.count());
		}
		else {
			this.deadlines.runDue();
		}
		return this.unauthorized;
	}

	private void live(Input.Live input) {
		if (input.updates() instanceof UpdatesTooLong) {
			this.account.fetchAll();
		}
		else if (input.updates() instanceof UpdateShortSentMessage sent) {
			// it cannot be completed without its request, only its position is
			// sure
			this.account.affected(sent.pts(), sent.ptsCount());
		}
		else {
			if (input.peers() == Input.Live.Peers.INCOMPLETE) {
				// buffered until the fetch that may bring its peers has ended, and
				// then applied even if they are still unknown
				this.account.fetchPeers();
			}
			this.live.take(input.updates());
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
			this.account.affected(affected.pts(), affected.count());
		}
	}

	private void committed(Input.Committed committed) {
		if (committed.lane() instanceof Lane.Channel channel) {
			this.channels.committed(channel.channelId(), committed.batchId());
		}
		else {
			this.account.committed(committed.batchId());
		}
	}

	private void refused(FetchMethod method, FetchError error) {
		switch (method) {
			case STATE -> this.account.refused(AccountRequests.Method.STATE, error);
			case DIFFERENCE -> this.account.refused(AccountRequests.Method.DIFFERENCE, error);
			case CHANNEL_DIFFERENCE -> this.channels.refused(error);
		}
	}

	private void fetchFailed(long fetchId, FetchError error) {
		if (this.account.fetchFailed(fetchId, error)) {
			this.unauthorized = error.type();
			return;
		}
		switch (this.channels.fetchFailed(fetchId, error)) {
			case UNAUTHORIZED -> this.unauthorized = error.type();
			case PEER_MISSING -> peerMissing();
			case OWN -> {
			}
		}
	}

	// bots ask for channels by their id alone
	private void peerMissing() {
		if (!this.settings.isBot()) {
			this.account.fetchAll();
		}
	}

	private void signal(SessionSignal signal) {
		if (signal instanceof SessionSignal.NewSession session) {
			this.account.newSession(session.uniqueId());
		}
		else if (signal instanceof SessionSignal.Connected) {
			// the server sends unacknowledged messages again, so wait for them
			this.deadlines.in(this.settings.account().reconnectMillis(), this.account::fetchAll);
		}
		else if (signal instanceof SessionSignal.DecodeFailed failure) {
			this.account.fetchAll();
			if (failure.channelId() != null) {
				this.channels.tooLong(failure.channelId(), null);
			}
		}
		else if (signal instanceof SessionSignal.Migrated) {
			this.account.fetchAll();
		}
		else if (signal instanceof SessionSignal.LoggedOut out) {
			this.unauthorized = out.reason();
		}
	}

	/**
	 * Ends the step: emits batches, then requests, which depend on how full lanes are.
	 */
	void endStep() {
		this.account.flush();
		this.channels.flush();
		if (this.budget.isReachedByBuffers()) {
			makeRoom();
		}
		this.account.endStep();
		this.channels.endStep();
		if (this.account.isStarted()) {
			this.channels.settleInherited();
		}
	}

	private void makeRoom() {
		List<Box<?>> buffering = new ArrayList<>();
		this.account.addBuffering(buffering);
		this.channels.addBuffering(buffering);
		FullestBoxes.overflow(buffering, this.budget);
	}

	BoxState state(BoxId box) {
		return (box.kind() == BoxId.Kind.CHANNEL) ? this.channels.state(box.channelId())
				: this.account.state(box.kind());
	}

	List<BoxStatus> boxes(int limit) {
		AccountState position = this.account.state();
		List<BoxStatus> boxes = new ArrayList<>();
		boxes.add(new BoxStatus(BoxId.COMMON, state(BoxId.COMMON), (position != null) ? position.pts() : 0));
		boxes.add(new BoxStatus(BoxId.QTS, state(BoxId.QTS), (position != null) ? position.qts() : 0));
		boxes.add(new BoxStatus(BoxId.SEQ, state(BoxId.SEQ), (position != null) ? position.seq() : 0));
		boxes.addAll(this.channels.statuses(limit));
		return boxes;
	}

	Progress progress() {
		return new Progress(this.account.isStarted(), this.account.isIdle(), this.account.state(), this.channels.size(),
				this.counters.openGaps(), this.counters.gaps(), this.counters.duplicates(), this.counters.dropped(),
				this.budget.allBuffered(), this.budget.allBufferedBytes(), this.budget.suspected(),
				this.budget.uncommitted(), this.budget.isReached(), waitsUntil(), reportedFailures());
	}

	// what has not started yet waits for the account alone
	private long waitsUntil() {
		long account = this.account.waitsUntil();
		boolean both = this.account.isStarted() && account <= this.deadlines.now();
		return both ? Math.max(account, this.channels.waitsUntil()) : account;
	}

	private List<FailingDifference> reportedFailures() {
		boolean none = this.account.failures().isEmpty() && this.channels.failures().isEmpty();
		return none ? List.of() : failing().filter(FailingDifference::reported).toList();
	}

}
