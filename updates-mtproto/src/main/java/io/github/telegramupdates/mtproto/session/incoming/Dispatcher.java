package io.github.telegramupdates.mtproto.session.incoming;

import io.github.telegramupdates.mtproto.event.ClientEvent;
import io.github.telegramupdates.mtproto.message.Gzip;
import io.github.telegramupdates.mtproto.message.MessageContainer;
import io.github.telegramupdates.mtproto.message.ProtocolMessage;
import io.github.telegramupdates.mtproto.session.SessionInput;
import io.github.telegramupdates.mtproto.session.SessionOutput;
import io.github.telegramupdates.mtproto.session.liveness.Pings;
import io.github.telegramupdates.mtproto.session.liveness.SessionRenewal;
import io.github.telegramupdates.mtproto.session.outgoing.OutgoingMessages;
import io.github.telegramupdates.mtproto.session.outgoing.PendingCalls;
import io.github.telegramupdates.mtproto.session.state.Outbox;
import io.github.telegramupdates.mtproto.session.state.Salts;
import io.github.telegramupdates.mtproto.session.state.SessionState;
import io.github.telegramupdates.tl.TlDecodeException;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.github.telegramupdates.tl.mtproto.BadMsgNotification;
import io.github.telegramupdates.tl.mtproto.BadMsgNotificationType;
import io.github.telegramupdates.tl.mtproto.BadServerSalt;
import io.github.telegramupdates.tl.mtproto.DestroySessionNone;
import io.github.telegramupdates.tl.mtproto.DestroySessionOk;
import io.github.telegramupdates.tl.mtproto.MsgDetailedInfo;
import io.github.telegramupdates.tl.mtproto.MsgDetailedInfoType;
import io.github.telegramupdates.tl.mtproto.MsgNewDetailedInfo;
import io.github.telegramupdates.tl.mtproto.MsgResendReq;
import io.github.telegramupdates.tl.mtproto.MsgsAck;
import io.github.telegramupdates.tl.mtproto.MsgsAllInfo;
import io.github.telegramupdates.tl.mtproto.MsgsStateInfo;
import io.github.telegramupdates.tl.mtproto.MsgsStateReq;
import io.github.telegramupdates.tl.mtproto.NewSessionCreated;
import io.github.telegramupdates.tl.mtproto.Pong;
import org.jspecify.annotations.Nullable;

/**
 * Hands a message that passed all checks to whoever it is for. What is no message about
 * messages and no answer is an update.
 */
final class Dispatcher {

	private final RpcResults results;

	private final RejectedMessages rejected;

	private final MessageStates states;

	private final PendingCalls calls;

	private final Pings pings;

	private final Salts salts;

	private final Outbox outbox;

	private @Nullable Long lastSession;

	Dispatcher(SessionState state, OutgoingMessages outgoing, Pings pings, SessionRenewal renewal) {
		this.results = new RpcResults(outgoing, state.outbox());
		this.rejected = new RejectedMessages(state, outgoing, renewal);
		this.states = new MessageStates(outgoing, state.numbers());
		this.calls = outgoing.calls();
		this.pings = pings;
		this.salts = state.salts();
		this.outbox = state.outbox();
	}

	/**
	 * Takes a message.
	 * @throws TlDecodeException if it cannot be decoded; then it had no effect
	 */
	void receive(ProtocolMessage message, SessionInput input) {
		TlReader in = message.reader();
		long now = input.at().monotonicMillis();
		switch (in.peekInt()) {
			case RpcResults.ID -> this.results.receive(in, now);
			case Gzip.ID -> receive(unpacked(message), input);
			case MessageContainer.ID -> throw new TlDecodeException("container in packed data", 0);
			case Salts.FUTURE_SALTS -> this.salts.receive(in);
			case Pong.ID -> this.pings.receive(whole(Pong.read(in), in), now, this.outbox);
			case MsgsAck.ID -> this.calls.acknowledge(whole(MsgsAck.read(in), in).msgIds(), now);
			case BadMsgNotification.ID, BadServerSalt.ID ->
				this.rejected.receive(whole(BadMsgNotificationType.read(in), in), message, input);
			case NewSessionCreated.ID -> onNewSession(whole(NewSessionCreated.read(in), in), now);
			case MsgsStateReq.ID -> this.states.answer(whole(MsgsStateReq.read(in), in), message.id());
			case MsgResendReq.ID -> this.states.answer(whole(MsgResendReq.read(in), in), message.id());
			case MsgsStateInfo.ID -> this.states.receive(whole(MsgsStateInfo.read(in), in), now);
			case MsgDetailedInfo.ID, MsgNewDetailedInfo.ID ->
				this.states.receive(whole(MsgDetailedInfoType.read(in), in), now);
			case MsgsAllInfo.ID, DestroySessionOk.ID, DestroySessionNone.ID -> {
				// nobody asked
			}
			default -> this.outbox.add(new SessionOutput.Pushed(in));
		}
	}

	private static ProtocolMessage unpacked(ProtocolMessage message) {
		byte[] body = Gzip.unpack(message.reader(), Gzip.MAX_MESSAGE);
		return new ProtocolMessage(message.id(), message.seqno(), body);
	}

	private static <T> T whole(T object, TlReader in) {
		in.expectEnd();
		return object;
	}

	/**
	 * Takes a message that is too old or from the future: only if it says that an own one
	 * was not taken, because then it is this client's clock that is wrong.
	 */
	void receiveOutOfTime(ProtocolMessage message, SessionInput input) {
		TlReader in = message.reader();
		if (in.remaining() < Integer.BYTES
				|| (in.peekInt() != BadMsgNotification.ID && in.peekInt() != BadServerSalt.ID)) {
			return;
		}
		try {
			BadMsgNotificationType notification = whole(BadMsgNotificationType.read(in), in);
			if (this.rejected.concerns(notification)) {
				this.rejected.receive(notification, message, input);
			}
		}
		catch (TlDecodeException ex) {
			this.outbox.add(new SessionOutput.Signalled(new SessionSignal.DecodeFailed(null, ex.getMessage())));
		}
	}

	private void onNewSession(NewSessionCreated created, long now) {
		if (this.lastSession != null && this.lastSession == created.uniqueId()) {
			return;
		}
		this.lastSession = created.uniqueId();
		this.salts.replace(created.serverSalt());
		this.outbox.add(new SessionOutput.SaltChanged(created.serverSalt()));
		this.outbox.add(new SessionOutput.Noticed(new ClientEvent.NewSession()));
		this.calls.sendAsNewBefore(created.firstMsgId(), now);
		this.outbox.add(new SessionOutput.Signalled(new SessionSignal.NewSession(created.uniqueId())));
	}

}
