package io.github.telegramupdates.mtproto.session.incoming;

import java.util.List;

import io.github.telegramupdates.mtproto.session.outgoing.Acknowledgements;
import io.github.telegramupdates.mtproto.session.outgoing.InFlightMessages;
import io.github.telegramupdates.mtproto.session.outgoing.OutgoingMessages;
import io.github.telegramupdates.mtproto.session.outgoing.PendingCall;
import io.github.telegramupdates.mtproto.session.outgoing.PendingCalls;
import io.github.telegramupdates.mtproto.session.outgoing.SendQueue;
import io.github.telegramupdates.mtproto.session.outgoing.ServiceMessage;
import io.github.telegramupdates.mtproto.session.state.SessionNumbers;
import io.github.telegramupdates.tl.mtproto.MsgDetailedInfoType;
import io.github.telegramupdates.tl.mtproto.MsgResendReq;
import io.github.telegramupdates.tl.mtproto.MsgsStateInfo;
import io.github.telegramupdates.tl.mtproto.MsgsStateReq;

/**
 * What the two sides report to each other about single messages.
 */
final class MessageStates {

	private static final int KIND = 7;

	/** The server knows nothing of it, and may have forgotten it. */
	private static final int UNKNOWN = 1;

	private static final int RECEIVED = 4;

	private static final int ANSWER_MADE = 64;

	private final SendQueue queue;

	private final PendingCalls calls;

	private final InFlightMessages inFlight;

	private final Acknowledgements acknowledgements;

	private final SessionNumbers numbers;

	MessageStates(OutgoingMessages outgoing, SessionNumbers numbers) {
		this.queue = outgoing.queue();
		this.calls = outgoing.calls();
		this.inFlight = outgoing.inFlight();
		this.acknowledgements = outgoing.acknowledgements();
		this.numbers = numbers;
	}

	/** The server asks for the states of its messages. */
	void answer(MsgsStateReq question, long messageId) {
		this.queue.add(new MsgsStateInfo(messageId, states(question.msgIds())));
	}

	/** The server wants messages again. Of those that are answered nothing is left. */
	void answer(MsgResendReq request, long messageId) {
		for (long id : request.msgIds()) {
			PendingCall call = this.inFlight.call(id);
			if (call != null) {
				this.queue.add(call);
			}
		}
		this.queue.add(new MsgsStateInfo(messageId, states(request.msgIds())));
	}

	private byte[] states(List<Long> ids) {
		byte[] states = new byte[ids.size()];
		for (int i = 0; i < states.length; i++) {
			states[i] = this.numbers.received().state(ids.get(i));
		}
		return states;
	}

	/** The server says what it knows of calls. */
	void receive(MsgsStateInfo info, long now) {
		ServiceMessage question = this.inFlight.service(info.reqMsgId());
		if (question == null || !(question.object() instanceof MsgsStateReq asked)) {
			return;
		}
		int known = Math.min(asked.msgIds().size(), info.info().length);
		for (int i = 0; i < known; i++) {
			PendingCall call = this.inFlight.call(asked.msgIds().get(i));
			if (call != null) {
				receive(call, info.info()[i], now);
			}
		}
	}

	private void receive(PendingCall call, int state, long now) {
		if ((state & KIND) == UNKNOWN) {
			this.calls.sendAsNew(call, now);
		}
		else if ((state & KIND) != RECEIVED) {
			call.onNotTaken();
			this.calls.sendAsNew(call, now);
		}
		else if ((state & ANSWER_MADE) != 0 || call.isOverdue()) {
			// the same message once more is not carried out, but answered again
			this.queue.add(call);
		}
	}

	/** The server has a long message, an answer maybe, and asks whether it came. */
	void receive(MsgDetailedInfoType info, long now) {
		if (this.numbers.received().isNew(info.answerMsgId())) {
			this.queue.add(new MsgResendReq(List.of(info.answerMsgId())));
		}
		else {
			this.acknowledgements.add(info.answerMsgId(), now);
		}
	}

}
