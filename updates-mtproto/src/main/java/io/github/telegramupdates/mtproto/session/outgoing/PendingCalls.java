package io.github.telegramupdates.mtproto.session.outgoing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.telegramupdates.mtproto.message.ProtocolMessage;
import io.github.telegramupdates.mtproto.session.SessionInput;
import io.github.telegramupdates.mtproto.session.SessionOutput;
import io.github.telegramupdates.mtproto.session.state.Outbox;
import io.github.telegramupdates.tl.client.RpcOutcomeUnknownException;
import io.github.telegramupdates.tl.mtproto.MsgsStateReq;
import io.github.telegramupdates.tl.mtproto.rpc.RpcDropAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Calls that wait for their answers, over all connections and sessions.
 */
public final class PendingCalls {

	private final SendQueue queue;

	private final InFlightMessages inFlight;

	private final Outbox outbox;

	private final Map<Long, PendingCall> calls = new LinkedHashMap<>();

	PendingCalls(SendQueue queue, InFlightMessages inFlight, Outbox outbox) {
		this.queue = queue;
		this.inFlight = inFlight;
		this.outbox = outbox;
	}

	public void add(SessionInput.Call input) {
		PendingCall call = new PendingCall(input);
		this.calls.put(call.id(), call);
		this.queue.add(call);
	}

	public void cancel(long callId) {
		PendingCall call = this.calls.get(callId);
		if (call != null) {
			ProtocolMessage message = call.message();
			remove(call);
			if (message != null) {
				this.queue.add(new RpcDropAnswer(message.id()));
			}
		}
	}

	public boolean isOutcomeUnknown(long callId) {
		PendingCall call = this.calls.get(callId);
		return call != null && call.isOutcomeUnknown();
	}

	public boolean mayBeCarriedOut(long callId) {
		PendingCall call = this.calls.get(callId);
		return call != null && call.mayBeCarriedOut();
	}

	public void remove(PendingCall call) {
		this.calls.remove(call.id());
		this.queue.remove(call);
		this.inFlight.remove(call);
	}

	public void acknowledge(List<Long> messageIds, long now) {
		for (long id : messageIds) {
			PendingCall call = this.inFlight.call(id);
			if (call != null) {
				call.acknowledge(now);
			}
		}
	}

	/** The call goes as a new message, unless that could carry it out twice. */
	public void sendAsNew(PendingCall call, long now) {
		if (call.isOutcomeUnknown()) {
			fail(call, new RpcOutcomeUnknownException(call.method().methodName()));
		}
		else {
			this.queue.sendAsNew(call, now);
		}
	}

	private void fail(PendingCall call, Exception error) {
		remove(call);
		this.outbox.add(new SessionOutput.Failed(call.id(), call.method(), error, call.isRepeated()));
	}

	/** All calls go as new messages, in their order. */
	public void sendAllAsNew(long now) {
		for (PendingCall call : List.copyOf(this.calls.values())) {
			this.queue.remove(call);
			sendAsNew(call, now);
		}
	}

	/** Calls that a new session of the server does not know. */
	public void sendAsNewBefore(long messageId, long now) {
		for (PendingCall call : this.inFlight.calls()) {
			if (call.isSentBefore(messageId)) {
				sendAsNew(call, now);
			}
		}
	}

	/** There is another connection: what was on the old one may not have arrived. */
	public void resume(long now) {
		for (PendingCall call : this.inFlight.calls()) {
			if (call.isAcknowledged()) {
				call.checkAt(now);
			}
			else {
				call.onSent(now);
				this.queue.add(call);
			}
		}
	}

	/** Gives up calls that the server did not take. */
	public void failRefused() {
		for (PendingCall call : List.copyOf(this.calls.values())) {
			if (call.message() == null && call.isTriedTooOften()) {
				fail(call, new IOException("The server did not take " + call.method().methodName()));
			}
		}
	}

	/** Asks for calls that have not been answered for a while. */
	public void check(long now) {
		List<Long> due = new ArrayList<>();
		for (PendingCall call : this.calls.values()) {
			ProtocolMessage message = call.message();
			if (message != null && call.nextCheck() <= now) {
				call.onChecked(now);
				due.add(message.id());
			}
		}
		if (!due.isEmpty()) {
			this.queue.add(new MsgsStateReq(due));
		}
	}

	public long nextCheck() {
		return this.calls.values().stream().mapToLong(PendingCall::nextCheck).min().orElse(Long.MAX_VALUE);
	}

	public @Nullable PendingCall sentAs(long messageId) {
		return this.inFlight.call(messageId);
	}

}
