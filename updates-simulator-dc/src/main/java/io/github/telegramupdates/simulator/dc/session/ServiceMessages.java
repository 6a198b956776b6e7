package io.github.telegramupdates.simulator.dc.session;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.mtproto.DestroyAuthKeyOk;
import io.github.telegramupdates.tl.mtproto.HttpWait;
import io.github.telegramupdates.tl.mtproto.MsgResendReq;
import io.github.telegramupdates.tl.mtproto.MsgsAck;
import io.github.telegramupdates.tl.mtproto.MsgsAllInfo;
import io.github.telegramupdates.tl.mtproto.MsgsStateInfo;
import io.github.telegramupdates.tl.mtproto.MsgsStateReq;
import io.github.telegramupdates.tl.mtproto.Pong;
import io.github.telegramupdates.tl.mtproto.RpcAnswerDropped;
import io.github.telegramupdates.tl.mtproto.RpcAnswerUnknown;
import io.github.telegramupdates.tl.mtproto.rpc.DestroyAuthKey;
import io.github.telegramupdates.tl.mtproto.rpc.DestroySession;
import io.github.telegramupdates.tl.mtproto.rpc.Ping;
import io.github.telegramupdates.tl.mtproto.rpc.PingDelayDisconnect;
import io.github.telegramupdates.tl.mtproto.rpc.RpcDropAnswer;

/**
 * Messages about the session itself.
 */
final class ServiceMessages {

	private static final byte UNKNOWN = 1;

	private static final byte NOT_RECEIVED = 2;

	private static final byte RECEIVED = 4;

	private static final byte ANSWERED = 64;

	private final ReceivedMessages received;

	private final UnacknowledgedMessages sent;

	private final Outbox outbox;

	private final SaltSchedule salts;

	ServiceMessages(ReceivedMessages received, UnacknowledgedMessages sent, Outbox outbox, SaltSchedule salts) {
		this.received = received;
		this.sent = sent;
		this.outbox = outbox;
		this.salts = salts;
	}

	/**
	 * Acts on a message if it is one of these.
	 * @return whether it was
	 */
	boolean handle(IncomingMessage message, List<SessionOutput> outputs, Moment moment) {
		TlReader in = new TlReader(message.body());
		switch (in.peekInt()) {
			case MsgsAck.ID -> this.sent.acknowledge(MsgsAck.read(in).msgIds());
			case Ping.ID -> pong(message, Ping.read(in).pingId(), moment);
			case PingDelayDisconnect.ID -> pong(message, PingDelayDisconnect.read(in), outputs, moment);
			case FutureSalts.REQUEST -> sendSalts(message, moment);
			case MsgsStateReq.ID -> sendStates(message, MsgsStateReq.read(in).msgIds(), moment);
			case MsgResendReq.ID -> sendAgain(message, MsgResendReq.read(in).msgIds(), moment);
			case RpcDropAnswer.ID -> dropAnswer(message, RpcDropAnswer.read(in).reqMsgId(), moment);
			case DestroySession.ID -> outputs.add(new SessionOutput.Destroy(DestroySession.read(in).sessionId()));
			case DestroyAuthKey.ID -> destroyKey(message, outputs, moment);
			case MsgsStateInfo.ID, MsgsAllInfo.ID, HttpWait.ID -> {
				// the client's view of what it received changes nothing here
			}
			default -> {
				return false;
			}
		}
		return true;
	}

	private void pong(IncomingMessage message, long pingId, Moment moment) {
		this.outbox.addReply(new Pong(message.id(), pingId), moment);
	}

	private void pong(IncomingMessage message, PingDelayDisconnect ping, List<SessionOutput> outputs, Moment moment) {
		pong(message, ping.pingId(), moment);
		outputs.add(new SessionOutput.DisconnectLater(ping.disconnectDelay()));
	}

	private void destroyKey(IncomingMessage message, List<SessionOutput> outputs, Moment moment) {
		this.outbox.addAnswer(RpcResult.write(message.id(), new DestroyAuthKeyOk().toByteArray()), moment);
		outputs.add(new SessionOutput.DestroyKey());
	}

	private void sendSalts(IncomingMessage message, Moment moment) {
		int count = FutureSalts.count(message.body());
		this.outbox.addReply(FutureSalts.write(message.id(), moment.seconds(), this.salts.next(count, moment)), moment);
	}

	private void sendStates(IncomingMessage message, List<Long> ids, Moment moment) {
		byte[] states = new byte[ids.size()];
		for (int i = 0; i < states.length; i++) {
			states[i] = state(ids.get(i));
		}
		this.outbox.addReply(new MsgsStateInfo(message.id(), states), moment);
	}

	private byte state(long id) {
		if (this.received.isKnown(id)) {
			return (this.sent.answerTo(id) != null) ? RECEIVED | ANSWERED : RECEIVED;
		}
		return this.received.isForgotten(id) ? UNKNOWN : NOT_RECEIVED;
	}

	private void sendAgain(IncomingMessage message, List<Long> ids, Moment moment) {
		List<OutgoingMessage> known = new ArrayList<>();
		for (Long id : ids) {
			OutgoingMessage sentBefore = this.sent.message(id);
			if (sentBefore != null) {
				known.add(sentBefore);
			}
		}
		known.forEach(this.outbox::addAgain);
		if (known.size() < ids.size()) {
			sendStates(message, ids, moment);
		}
	}

	private void dropAnswer(IncomingMessage message, long callId, Moment moment) {
		OutgoingMessage answer = this.sent.dropAnswer(callId);
		byte[] result = (answer == null) ? new RpcAnswerUnknown().toByteArray()
				: new RpcAnswerDropped(answer.id(), answer.sequence(), answer.body().length).toByteArray();
		this.sent.add(this.outbox.addAnswer(RpcResult.write(message.id(), result), moment), moment);
	}

}
