package io.github.telegramupdates.mtproto.session.incoming;

import java.util.Set;

import io.github.telegramupdates.mtproto.message.RpcAnswer;
import io.github.telegramupdates.mtproto.session.SessionOutput;
import io.github.telegramupdates.mtproto.session.outgoing.Introduction;
import io.github.telegramupdates.mtproto.session.outgoing.OutgoingMessages;
import io.github.telegramupdates.mtproto.session.outgoing.PendingCall;
import io.github.telegramupdates.mtproto.session.outgoing.PendingCalls;
import io.github.telegramupdates.mtproto.session.outgoing.SendQueue;
import io.github.telegramupdates.mtproto.session.state.Outbox;
import io.github.telegramupdates.tl.TlDecodeException;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.client.RpcAnswerLostException;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.github.telegramupdates.tl.mtproto.RpcError;

/**
 * Answers to calls. One that cannot be read harms only its call.
 */
final class RpcResults {

	/** Id of the constructor {@code rpc_result}. */
	static final int ID = 0xf35c6d01;

	private static final int SHORT = 1_024;

	private static final Set<String> NOT_INTRODUCED = Set.of("CONNECTION_NOT_INITED", "CONNECTION_LAYER_INVALID");

	/** The server has carried the call out before, and says so by this error. */
	private static final String CARRIED_OUT = "RANDOM_ID_DUPLICATE";

	private final PendingCalls calls;

	private final SendQueue queue;

	private final Introduction introduction;

	private final Outbox outbox;

	RpcResults(OutgoingMessages outgoing, Outbox outbox) {
		this.calls = outgoing.calls();
		this.queue = outgoing.queue();
		this.introduction = outgoing.introduction();
		this.outbox = outbox;
	}

	void receive(TlReader in, long now) {
		in.expectConstructor(ID, "rpc_result");
		PendingCall call = this.calls.sentAs(in.readLong());
		// what is unknown was answered or cancelled
		if (call == null) {
			return;
		}
		try {
			receive(call, unpacked(in), now);
		}
		catch (TlDecodeException ex) {
			fail(call, ex);
			this.outbox.add(new SessionOutput.Signalled(new SessionSignal.DecodeFailed(null, ex.getMessage())));
		}
	}

	/** What is short may be an error, which concerns the session. */
	private static TlReader unpacked(TlReader in) {
		return (in.remaining() <= SHORT) ? RpcAnswer.unpacked(in) : in;
	}

	private void receive(PendingCall call, TlReader in, long now) {
		if (in.peekInt() == RpcError.ID) {
			receiveError(call, RpcError.read(in), now);
			return;
		}
		understood(call);
		this.calls.remove(call);
		this.outbox.add(new SessionOutput.Answered(call.id(), call.method(), in));
	}

	private void receiveError(PendingCall call, RpcError error, long now) {
		if (NOT_INTRODUCED.contains(error.errorMessage()) && !call.isTriedTooOften()) {
			call.onNotTaken();
			this.introduction.repeat();
			this.queue.sendAsNew(call, now);
			return;
		}
		understood(call);
		boolean answerLost = call.isRepeated() && error.errorMessage().equals(CARRIED_OUT);
		fail(call, answerLost ? new RpcAnswerLostException(call.method().methodName())
				: RpcAnswer.error(call.method(), error));
	}

	private void understood(PendingCall call) {
		if (call.introduces()) {
			this.introduction.understood();
		}
	}

	private void fail(PendingCall call, Exception error) {
		this.calls.remove(call);
		this.outbox.add(new SessionOutput.Failed(call.id(), call.method(), error, call.isRepeated()));
	}

}
