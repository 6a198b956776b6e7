package io.github.telegramupdates.engine.sequencing.account;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.BoxState;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.box.Box;
import io.github.telegramupdates.engine.sequencing.box.BufferedMember;
import io.github.telegramupdates.engine.sequencing.box.Chaining;
import io.github.telegramupdates.engine.sequencing.box.FirstQts;
import io.github.telegramupdates.engine.sequencing.container.SeqMembers;
import io.github.telegramupdates.engine.sequencing.machine.Deadlines;
import io.github.telegramupdates.engine.sequencing.machine.Outbox;
import io.github.telegramupdates.engine.sequencing.machine.SequencingContext;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.updates.State;

/**
 * The common box, the qts box and the seq of an account. They share one fetch, so they
 * hold and release together.
 */
final class AccountBoxes {

	private final AccountLane lane;

	private final Outbox outbox;

	private final Deadlines deadlines;

	private final Box<SequencedUpdate> common;

	private final Box<SequencedUpdate> qts;

	private final Box<SeqMembers> seq;

	private Peers peers = Peers.SETTLED;

	private int peersAskedAt = Box.UNKNOWN;

	private final FirstQts firstQts = new FirstQts();

	AccountBoxes(AccountLane lane, PositionBoxListener positions, SeqBoxListener seqs, SequencingContext context) {
		this.lane = lane;
		this.outbox = context.outbox();
		this.deadlines = context.deadlines();
		this.common = new Box<>(BoxId.COMMON, Box.UNKNOWN, Chaining.EXACT, positions, context);
		this.qts = new Box<>(BoxId.QTS, Box.UNKNOWN, Chaining.EXACT, positions, context);
		this.seq = new Box<>(BoxId.SEQ, Box.UNKNOWN, Chaining.OVERLAPPING, seqs, context);
	}

	/**
	 * Takes over a position. The seq stays unknown until the server names it, because it
	 * counts per session.
	 */
	void start(AccountState state) {
		this.common.moveTo(state.pts());
		this.qts.moveTo(state.qts());
	}

	/**
	 * Takes the first position ever.
	 */
	void begin(State state) {
		this.common.beginAtTheLatest(state.pts());
		this.qts.beginAtTheLatest(state.qts());
		this.seq.beginAtTheLatest(state.seq());
		moveTo(state.pts(), state.qts(), state.date(), state.seq());
	}

	/**
	 * Whether an update waits in one of the boxes of positions.
	 */
	boolean isBuffered(Predicate<Update> update) {
		return this.common.isBuffered((pushed) -> update.test(pushed.update()))
				|| this.qts.isBuffered((pushed) -> update.test(pushed.update()));
	}

	void offer(SequencedUpdate update) {
		Box<SequencedUpdate> box = (update.box().kind() == BoxId.Kind.QTS) ? this.qts : this.common;
		box.offer(update, update.position(), update.count());
	}

	void offerAffected(int pts, int count) {
		if (count >= 0 && count <= pts) {
			this.common.offer(null, pts, count);
		}
	}

	/**
	 * Offers a member of the common box that was kept.
	 */
	void offerAgain(BufferedMember<SequencedUpdate> member) {
		this.common.offer(member.payload(), member.position(), member.count());
	}

	void offerOrdered(SeqMembers members, int seqStart, int lastSeq) {
		if (seqStart == 1 && lastSeq < this.seq.position()) {
			// the server has reset its count although it announced no new session
			this.outbox.report(new EngineEvent.Anomaly(BoxId.SEQ, "seq " + lastSeq + " after " + this.seq.position()));
			this.seq.markDirty();
		}
		this.seq.offer(members, lastSeq, lastSeq - seqStart + 1);
	}

	/**
	 * Whether a container came before.
	 */
	boolean hasSeen(int seq) {
		return seq <= this.seq.position();
	}

	void markCommonDirty() {
		this.common.markDirty();
	}

	void markQtsDirty() {
		this.qts.markDirty();
	}

	int pts() {
		return this.common.position();
	}

	int qts() {
		return this.qts.position();
	}

	boolean isKnown() {
		return this.common.isKnown();
	}

	/**
	 * Whatever is known of the common box is of another count.
	 */
	void forgetCommon() {
		this.common.rebase(Box.UNKNOWN);
	}

	void forgetSeq() {
		this.seq.moveTo(Box.UNKNOWN);
	}

	/**
	 * Takes the position that an answer named, for boxes and lane alike.
	 */
	void moveTo(int pts, int qts, int date, int seq) {
		// I-1: an answer of a replica that lags does not move anything back
		this.common.moveTo(Math.max(pts, this.common.position()));
		this.qts.moveTo(Math.max(qts, this.qts.position()));
		this.lane.pts(this.common.position());
		this.lane.qts(this.qts.position());
		answered(date, seq);
	}

	/**
	 * Takes date and seq that an answer named.
	 */
	void answered(int date, int seq) {
		this.seq.moveTo(seq);
		this.lane.seq(seq);
		this.lane.date(date, this.deadlines.serverNow());
	}

	/**
	 * Takes a position that the server counts from after a reset.
	 */
	void rebase(int pts, int qts) {
		this.common.rebase(pts);
		this.qts.rebase(qts);
		this.lane.rebase(pts, qts);
	}

	/**
	 * Goes on to where the server's log of the common box begins.
	 */
	void tooLong(int pts) {
		this.common.rebase(pts);
		this.lane.tooLong(pts);
	}

	/** The state of a box while nothing is fetched. */
	BoxState state(BoxId.Kind box) {
		return switch (box) {
			case QTS -> this.qts.state();
			case SEQ -> this.seq.state();
			default -> this.common.state();
		};
	}

	FirstQts firstQts() {
		return this.firstQts;
	}

	/** A difference has come to its end. */
	void adoptFirstQts() {
		this.firstQts.ended(this.qts);
	}

	/** Adds the boxes in which something is buffered. */
	void addBuffering(List<Box<?>> boxes) {
		Stream.of(this.common, this.qts, this.seq).filter((box) -> box.buffered() > 0).forEach(boxes::add);
	}

	boolean wantFetch() {
		return this.common.wantsFetch() || this.qts.wantsFetch() || this.seq.wantsFetch();
	}

	boolean hasGap() {
		return this.common.isGapOpen() || this.qts.isGapOpen() || this.seq.isGapOpen();
	}

	/**
	 * Whether all that seems to be missing lies before positions of answers, which may be
	 * those of another account.
	 */
	boolean waitForAffectedOnly() {
		return this.common.waitsForAffectedOnly() && !this.qts.isGapOpen() && !this.seq.isGapOpen();
	}

	void fetchSent() {
		if (this.peers == Peers.WANTED) {
			this.peers = Peers.ASKED;
			this.peersAskedAt = pts();
		}
		this.firstQts.sent(this.qts);
		this.common.fetchSent();
		this.qts.fetchSent();
		this.seq.fetchSent();
	}

	void fetchEnded() {
		if (this.peers == Peers.ASKED || (this.peers == Peers.WANTED && havePeersBeenAsked())) {
			settlePeers();
		}
		this.common.fetchEnded();
		this.qts.fetchEnded();
		this.seq.fetchEnded();
	}

	/**
	 * The next member needs peers that only a difference can bring: it is buffered until
	 * one that is still to be made has ended.
	 */
	void awaitPeers() {
		this.peers = Peers.WANTED;
		this.common.hold();
	}

	/**
	 * Whether a difference has to be made for peers.
	 */
	boolean wantPeers() {
		return this.peers == Peers.WANTED;
	}

	/**
	 * Whether a difference was made for peers from this position.
	 */
	boolean havePeersBeenAsked() {
		return this.peersAskedAt == pts();
	}

	// goes on whether the peers are known or not
	private void settlePeers() {
		this.peers = Peers.SETTLED;
		if (!this.lane.window().isFull()) {
			this.common.relieved();
		}
	}

	void fetchFailed() {
		this.common.fetchFailed();
		this.qts.fetchFailed();
		this.seq.fetchFailed();
	}

	void congested() {
		this.common.congested();
		this.qts.congested();
		this.seq.congested();
	}

	void relieved() {
		if (this.peers == Peers.SETTLED) {
			this.common.relieved();
		}
		this.qts.relieved();
		this.seq.relieved();
	}

	/**
	 * Whether what is buffered chains to the position already, so that no further page is
	 * needed.
	 */
	boolean isBufferReached() {
		boolean buffering = this.common.buffered() + this.qts.buffered() + this.seq.buffered() > 0;
		return buffering && this.common.isBufferReached() && this.qts.isBufferReached() && this.seq.isBufferReached();
	}

	/**
	 * Delivers what is buffered although something is missing before it that was asked
	 * for again and again, which becomes holes.
	 */
	void skipGaps() {
		skipGap(this.common);
		skipGap(this.qts);
		skipGap(this.seq);
	}

	private <T> void skipGap(Box<T> box) {
		box.skipAskedGaps((from, to) -> this.lane.pass(box.id(), from, to, HistoryHole.Cause.SERVER_INCONSISTENT));
	}

	/** Whether peers are waited for. */
	private enum Peers {

		SETTLED, WANTED, ASKED

	}

}
