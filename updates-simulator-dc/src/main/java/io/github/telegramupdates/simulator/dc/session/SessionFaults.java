package io.github.telegramupdates.simulator.dc.session;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.simulator.dc.fault.ConnectionFault;
import io.github.telegramupdates.simulator.dc.fault.FaultPlan;
import io.github.telegramupdates.simulator.dc.fault.SessionFault;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.TlWriter;
import io.github.telegramupdates.tl.mtproto.NewSessionCreated;

/**
 * What goes wrong in one session. All that the session sends passes here.
 */
final class SessionFaults {

	/** No schema has this constructor. */
	private static final int UNKNOWN_ID = 0xdeadc0de;

	private final FaultPlan plan;

	SessionFaults(FaultPlan plan) {
		this.plan = plan;
	}

	/**
	 * Changes the salts, or rejects the message.
	 * @return the code to reject it by, or 0
	 */
	int beforeCall(IncomingMessage message, SaltSchedule salts, Moment moment) {
		boolean hasCall = message.wantsAcknowledgment() || isContainer(message.body());
		if (hasCall && this.plan.take(SessionFault.BAD_SALT)) {
			salts.replace(moment);
		}
		return hasCall ? this.plan.takeNumber(SessionFault.BAD_MESSAGE).orElse(0) : 0;
	}

	private static boolean isContainer(byte[] body) {
		return body.length >= Integer.BYTES && new TlReader(body).peekInt() == MessageContainer.ID;
	}

	boolean comesUnknown() {
		return this.plan.take(SessionFault.UNKNOWN);
	}

	/**
	 * A message that nobody knows.
	 */
	static byte[] unknown() {
		TlWriter out = new TlWriter();
		out.writeInt(UNKNOWN_ID);
		out.writeLong(UNKNOWN_ID);
		return out.toByteArray();
	}

	/**
	 * What is left of messages, and how they look.
	 */
	List<OutgoingMessage> changed(List<OutgoingMessage> messages) {
		List<OutgoingMessage> changed = new ArrayList<>();
		for (OutgoingMessage message : messages) {
			boolean result = constructorId(message) == RpcResult.ID;
			if (result && this.plan.take(SessionFault.DROP_RESULT)) {
				continue;
			}
			boolean gzip = isAnswerOrPush(message) && this.plan.take(SessionFault.GZIP);
			changed.add(gzip ? compressed(message, result) : message);
		}
		return changed;
	}

	private static OutgoingMessage compressed(OutgoingMessage message, boolean result) {
		byte[] body = result ? RpcResult.compressed(message.body()) : GzipPacked.pack(message.body());
		return new OutgoingMessage(message.id(), message.sequence(), body);
	}

	boolean comesInContainer(OutgoingMessage message) {
		return isAnswerOrPush(message) && this.plan.take(SessionFault.CONTAINER);
	}

	boolean comesTwice(OutgoingMessage message) {
		return isAnswerOrPush(message) && this.plan.take(SessionFault.DUPLICATE);
	}

	boolean comesDamaged(OutgoingMessage message) {
		return isAnswerOrPush(message) && this.plan.take(SessionFault.WRONG_KEY);
	}

	/**
	 * Whether the client is only informed that there is a message.
	 */
	boolean isOnlyAnnounced(OutgoingMessage message) {
		return isAnswerOrPush(message) && this.plan.take(SessionFault.DETAILED);
	}

	boolean comesNever(OutgoingMessage message) {
		return isAnswerOrPush(message) && this.plan.take(ConnectionFault.DISCONNECT);
	}

	private static boolean isAnswerOrPush(OutgoingMessage message) {
		int id = constructorId(message);
		return id == MessageContainer.ID || (message.isContent() && id != NewSessionCreated.ID);
	}

	private static int constructorId(OutgoingMessage message) {
		return new TlReader(message.body()).peekInt();
	}

}
