package io.github.telegramupdates.engine.sequencing.channel;

import java.util.List;
import java.util.function.BiConsumer;

import io.github.telegramupdates.engine.delivery.Entities;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.engine.sequencing.SequencingSettings;
import io.github.telegramupdates.engine.sequencing.Transition;
import io.github.telegramupdates.engine.sequencing.box.BufferedMember;
import io.github.telegramupdates.engine.sequencing.box.ExpectedPosition;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.sequencing.fetch.RetryWait;
import io.github.telegramupdates.engine.sequencing.machine.Counters;
import io.github.telegramupdates.engine.sequencing.machine.Outbox;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.updates.ChannelDifference;
import io.github.telegramupdates.tl.updates.ChannelDifferenceTooLong;
import io.github.telegramupdates.tl.updates.ChannelDifferenceType;

/**
 * The fetch of a channel: what follows its pages and its failures.
 */
public final class ChannelFetch {

	private final Channel channel;

	private final ChannelBox box;

	private final FetchPlan plan;

	private final ChannelRetry retry;

	private final ChannelPages pages;

	private final ChannelFetchQueue queue;

	private final TouchedChannels touched;

	private final Outbox outbox;

	private final Counters counters;

	private final SequencingSettings settings;

	public ChannelFetch(Channel channel, ChannelBox box, FetchPlan plan, ChannelContext context) {
		this.channel = channel;
		this.box = box;
		this.plan = plan;
		this.retry = new ChannelRetry(channel, box, plan, context);
		this.pages = context.pages();
		this.queue = context.fetches();
		this.touched = context.touched();
		this.outbox = context.outbox();
		this.counters = context.counters();
		this.settings = context.settings();
	}

	public void pageArrived(ChannelDifferenceType difference, BiConsumer<Update, Entities> foreign) {
		if (!this.box.isFetching()) {
			// the account left the channel meanwhile
			this.channel.fetchIfWanted();
			return;
		}
		if (this.pages.isBeyondRoom(this.box, this.plan, difference)) {
			this.box.fetchFailed();
			this.queue.enqueue(this.channel);
			return;
		}
		this.box.answered();
		if (isOfSmallPage(difference)) {
			this.plan.narrowing().widen();
			this.retry.after(1, "LIMIT");
			return;
		}
		int before = this.box.position();
		int searchedBefore = this.plan.search().pts();
		ChannelPages.Next next = this.pages.apply(this.box, this.plan, difference, foreign);
		boolean progress = (this.box.position() != before && !isBehind(difference, before))
				|| this.plan.search().pts() > searchedBefore;
		int standstills = this.plan.answered(progress);
		this.plan.narrowing().answered(progress || next == ChannelPages.Next.DONE);
		switch (next) {
			case DONE -> finish(standstills);
			case BEGUN -> {
				finish(standstills);
				fetchFromTheBeginning();
			}
			case NEXT_PAGE -> nextPage(standstills);
			case RETRY -> this.retry.after(Math.max(standstills, this.plan.search().rests()), "NO_POSITION");
		}
	}

	// what a small page does not reach, a larger one may
	private boolean isOfSmallPage(ChannelDifferenceType difference) {
		return difference instanceof ChannelDifferenceTooLong && !this.plan.asked().isForPosition()
				&& this.plan.narrowing().isNarrow();
	}

	// what such a page holds is taken as a step, but the next one may be the same
	private static boolean isBehind(ChannelDifferenceType difference, int position) {
		return difference instanceof ChannelDifference page && page.pts() <= position;
	}

	private void nextPage(int standstills) {
		this.box.flush();
		if (standstills >= this.settings.channels().standstills()) {
			finish(standstills);
		}
		else if (standstills >= this.settings.channels().patientAnswers()) {
			this.counters.count(Transition.STANDSTILL);
			this.retry.after(standstills, "STANDSTILL");
		}
		else {
			this.box.markDirty();
		}
	}

	private void finish(int answersWithoutProgress) {
		this.plan.caughtUp();
		this.box.fetchEnded();
		int standstills = this.box.waitsForAffectedOnly() ? this.plan.unreached() : answersWithoutProgress;
		boolean missing = this.box.isMissing();
		if (!missing) {
			this.plan.forgetStandstills();
		}
		if (missing && standstills >= this.settings.channels().standstills()) {
			giveUp();
		}
		else if (missing && standstills >= this.settings.channels().patientAnswers()) {
			this.counters.count(Transition.STANDSTILL);
			this.retry.after(standstills, "STANDSTILL");
		}
		else if (this.box.wantsFetch()) {
			this.queue.enqueue(this.channel);
		}
		else {
			settleExpectation();
		}
		if (this.plan.poll().isOpened()) {
			this.plan.poll().plan(this::poll);
		}
	}

	// what was pushed or announced begins before the answer, which is there already
	private void fetchFromTheBeginning() {
		if (this.box.isBehindExpectation()) {
			this.box.markDirty();
		}
	}

	private void settleExpectation() {
		if (this.box.isBehindExpectation()) {
			lookAgain();
		}
		else {
			this.box.expectation().settle();
		}
	}

	// the answer came from a replica that lags
	private void lookAgain() {
		ExpectedPosition expectation = this.box.expectation();
		if (!expectation.lookAgain(this::look)) {
			this.outbox.report(new EngineEvent.Anomaly(this.box.id(), "position " + expectation.pts()
					+ " was announced, but there is nothing after " + this.box.position()));
			expectation.settle();
		}
	}

	private void look() {
		if (this.box.isBehindExpectation()) {
			this.touched.add(this.channel);
			this.box.markDirty();
		}
	}

	// T32: the server claims that nothing is missing, and yet positions are
	private void giveUp() {
		this.counters.count(Transition.STANDSTILL);
		this.box.skipAskedGaps();
		this.plan.forgetStandstills();
		settleExpectation();
	}

	// only while the application keeps the channel open
	private void poll() {
		if (this.plan.poll().isOpened() && !this.queue.isInFlight(this.channel)) {
			this.plan.polls();
			this.touched.add(this.channel);
			this.box.markDirty();
		}
	}

	public Failure failed(FetchError error) {
		if (!this.box.isFetching()) {
			return failedInVain(error);
		}
		switch (error.kind()) {
			case FATAL_AUTH -> {
				return Failure.UNAUTHORIZED;
			}
			case FLOOD, FROZEN -> refused(error);
			case GONE -> gone(error);
			case BAD_PEER -> {
				return badPeer(error);
			}
			case NO_ACCESS_HASH -> {
				return awaitPeer();
			}
			case POSITION_INVALID -> positionInvalid(error);
			case REPLICA -> replicaLags(error);
			case BAD_ARGUMENT, IMPOSSIBLE_ANSWER -> {
				this.outbox.report(new EngineEvent.Anomaly(this.box.id(), error.type()));
				failedForNow(error);
			}
			case DECODE -> undecodable(error);
			default -> failedForNow(error);
		}
		return Failure.OWN;
	}

	/**
	 * The account left the channel meanwhile: only what concerns all channels matters.
	 */
	private Failure failedInVain(FetchError error) {
		switch (error.kind()) {
			case FATAL_AUTH -> {
				return Failure.UNAUTHORIZED;
			}
			case FLOOD, FROZEN -> this.queue.refused(this.channel, error);
			default -> this.channel.fetchIfWanted();
		}
		return Failure.OWN;
	}

	private void refused(FetchError error) {
		this.counters.count(Transition.FLOODED);
		this.box.fetchFailed();
		this.queue.refused(this.channel, error);
		this.queue.failed(this.channel, error);
	}

	/** The channel cannot be read any more (T27). */
	public void gone(FetchError error) {
		this.box.inaccessible(HistoryHole.Cause.INACCESSIBLE);
		this.queue.forget(this.channel);
		this.outbox.report(new EngineEvent.ChannelInaccessible(this.channel.id(), error.type()));
	}

	/** The server has reset its count. */
	public void onCountReset(int start, int lastMessageId, List<BufferedMember<SequencedUpdate>> members) {
		this.plan.ask(FetchPlan.Asking.FOR_UPDATES);
		this.box.rebase(start, lastMessageId);
		members.forEach(this.box::offerAgain);
		this.channel.catchUp();
	}

	private void undecodable(FetchError error) {
		if (this.plan.narrowing().failed()) {
			failedForNow(error);
			return;
		}
		this.queue.failed(this.channel, error);
		this.counters.count(Transition.FETCH_FAILED);
		long millis = this.plan.narrowing().giveUp(this.box.id(), this.box.position(), error, this.outbox);
		this.retry.afterRest(millis, error.type());
	}

	private void failedForNow(FetchError error) {
		this.queue.failed(this.channel, error);
		this.counters.count(Transition.FETCH_FAILED);
		this.retry.after(this.plan.failed(error), error.type());
	}

	private Failure badPeer(FetchError error) {
		if (this.plan.refusedPeer() > 1) {
			gone(error);
			return Failure.OWN;
		}
		this.counters.count(Transition.PEER_REFUSED);
		this.outbox.emit(new Output.ForgetPeer(this.channel.id()));
		this.plan.takePeerLearnt();
		return awaitPeer();
	}

	// contiguous updates need no hash, only a fetch does
	private Failure awaitPeer() {
		this.queue.ended(this.channel);
		this.box.fetchFailed();
		if (this.plan.takePeerLearnt()) {
			this.queue.enqueue(this.channel);
			return Failure.OWN;
		}
		boolean news = this.plan.missesPeer();
		this.counters.count(news ? Transition.PEER_MISSING : Transition.PEER_STILL_MISSING);
		if (news) {
			this.outbox.report(new EngineEvent.PeerUnresolved(this.channel.id()));
		}
		this.outbox.emit(new Output.ResolvePeer(this.channel.id()));
		this.retry.in(this.settings.channels().peerMillis());
		return Failure.PEER_MISSING;
	}

	// T26: the position of the dialog is taken instead, and what lies between is a hole
	private void positionInvalid(FetchError error) {
		this.counters.count(Transition.POSITION_REFUSED);
		this.plan.positionRefused();
		this.queue.failed(this.channel, error);
		int attempts = this.plan.failed(error);
		if (attempts == 1) {
			this.box.fetchFailed();
			this.queue.enqueue(this.channel);
		}
		else {
			this.retry.after(attempts, error.type());
		}
	}

	// T24: the server cannot say what is missing; go on with what is there, and ask
	// again when there is a reason, but not soon
	private void replicaLags(FetchError error) {
		this.queue.failed(this.channel, error);
		int attempts = this.plan.failed(error);
		int refusals = this.plan.replicaLags();
		if (!this.plan.isDegraded()) {
			this.counters.count(Transition.FETCH_FAILED);
			this.retry.after(attempts, error.type());
			return;
		}
		int refusalsSince = refusals - this.settings.channels().replicaAttempts();
		if (refusalsSince == 0) {
			this.counters.count(Transition.DEGRADED);
			this.outbox.report(new EngineEvent.Degraded(this.box.id(), error.type()));
		}
		passGaps();
		this.retry.rest(RetryWait.degradedMillis(refusalsSince, this.settings.retries()));
	}

	/** Gaps are passed, and what does not show as a gap is still needed. */
	private void passGaps() {
		this.box.skipGaps(HistoryHole.Cause.DEGRADED);
		if (this.plan.isMissingMore() || this.box.isBehindExpectation()) {
			this.box.fetchFailed();
		}
		else {
			this.box.fetchNothing();
		}
	}

	/** Whose matter a failure is. */
	public enum Failure {

		/** The channel's own. */
		OWN,

		/** A difference of the account may bring the access hash. */
		PEER_MISSING,

		/** The authorisation is gone. */
		UNAUTHORIZED

	}

}
