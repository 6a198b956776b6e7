package io.github.telegramupdates.mtproto.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.telegramupdates.mtproto.message.ProtocolMessage;
import io.github.telegramupdates.tl.client.RpcOutcomeUnknownException;
import io.github.telegramupdates.tl.mtproto.MsgsStateReq;
import io.github.telegramupdates.tl.mtproto.rpc.RpcDropAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Calls that wait for their answers, over all connections and sessions.
 */
final class PendingCalls {

	private final SendQueue queue;

	private final SentMessages sent;

	private final Outbox outbox;

	private final Map<Long, PendingCall> calls = new LinkedHashMap<>();

	PendingCalls(SendQueue queue, SentMessages sent, Outbox outbox) {
		this.queue = queue;
		this.sent = sent;
		this.outbox = outbox;
	}

	void add(SessionInput.Call input) {
		PendingCall call = new PendingCall(input);
		this.calls.put(call.id(), call);
		this.queue.add(call);
	}

	void cancel(long callId) {
		PendingCall call = this.calls.get(callId);
		if (call != null) {
			ProtocolMessage message = call.message();
			remove(call);
			if (message != null) {
				this.queue.add(new RpcDropAnswer(message.id()));
			}
		}
	}

	boolean isOutcomeUnknown(long callId) {
		PendingCall call = this.calls.get(callId);
		return call != null && call.isOutcomeUnknown();
	}

	boolean mayBeCarriedOut(long callId) {
		PendingCall call = this.calls.get(callId);
		return call != null && call.mayBeCarriedOut();
	}

	void remove(PendingCall call) {
		this.calls.remove(call.id());
		this.queue.remove(call);
		this.sent.remove(call);
	}

	void acknowledge(List<Long> messageIds, long now) {
		for (long id : messageIds) {
			PendingCall call = this.sent.call(id);
			if (call != null) {
				call.acknowledge(now);
			}
		}
	}

	/** The call goes as a new message, unless that could carry it out twice. */
	void sendAnew(PendingCall call, long now) {
		if (call.isOutcomeUnknown()) {
			fail(call, new RpcOutcomeUnknownException(call.method().methodName()));
		}
		else {
			this.queue.sendAnew(call, now);
		}
	}

	private void fail(PendingCall call, Exception error) {
		remove(call);
		this.outbox.add(new SessionOutput.Failed(call.id(), call.method(), error, call.isRepeated()));
	}

	/** All calls go as new messages, in their order. */
	void sendAllAnew(long now) {
		for (PendingCall call : List.copyOf(this.calls.values())) {
			this.queue.remove(call);
			sendAnew(call, now);
		}
	}

	/** Calls that a new session of the server does not know. */
	void sendAnewBefore(long messageId, long now) {
		for (PendingCall call : this.sent.calls()) {
			if (call.isSentBefore(messageId)) {
				sendAnew(call, now);
			}
		}
	}

	/** There is another connection: what was on the old one may not have arrived. */
	void resume(long now) {
		for (PendingCall call : this.sent.calls()) {
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
	void failRefused() {
		for (PendingCall call : List.copyOf(this.calls.values())) {
			if (call.message() == null && call.isTriedTooOften()) {
				fail(call, new IOException("The server did not take " + call.method().methodName()));
			}
		}
	}

	/** Asks for calls that have not been answered for a while. */
	void check(long now) {
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

	long nextCheck() {
		return this.calls.values().stream().mapToLong(PendingCall::nextCheck).min().orElse(Long.MAX_VALUE);
	}

	@Nullable PendingCall sentAs(long messageId) {
		return this.sent.call(messageId);
	}

}
