package io.github.telegramupdates.simulator.dc.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.telegramupdates.simulator.dc.envelope.EncryptedMessage;
import io.github.telegramupdates.simulator.dc.fault.FaultPlan;
import io.github.telegramupdates.simulator.dc.lint.Violation;
import io.github.telegramupdates.simulator.dc.lint.Violations;
import io.github.telegramupdates.tl.TlDecodeException;
import io.github.telegramupdates.tl.TlObject;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.mtproto.BadMsgNotification;
import io.github.telegramupdates.tl.mtproto.BadServerSalt;
import io.github.telegramupdates.tl.mtproto.DestroySessionNone;
import io.github.telegramupdates.tl.mtproto.DestroySessionOk;
import io.github.telegramupdates.tl.mtproto.MsgsAck;
import io.github.telegramupdates.tl.mtproto.NewSessionCreated;

/**
 * A session of one client. In goes what the client sends, the answers to its calls, what
 * is pushed to it, and that it came back on another connection; out comes what to send,
 * in order, and which methods to call.
 * <p>
 * A message that is rejected, by its id or its salt, has no effect. A call that comes
 * again is not made again: its answer is sent again if there is one.
 */
public final class ServerSession {

	private static final long MAX_AGE_MILLIS = 300_000;

	private static final long MAX_AHEAD_MILLIS = 30_000;

	private static final int TOO_LOW = 16;

	private static final int TOO_HIGH = 17;

	private static final int NOT_DIVISIBLE = 18;

	private static final int TOO_OLD = 20;

	private static final int SEQUENCE_TOO_LOW = 32;

	private static final int SEQUENCE_TOO_HIGH = 33;

	private static final int SEQUENCE_NOT_EVEN = 34;

	private static final int SEQUENCE_NOT_ODD = 35;

	private static final int BAD_SALT = 48;

	private static final int BAD_CONTAINER = 64;

	private final ReceivedMessages received = new ReceivedMessages();

	private final UnacknowledgedMessages sent = new UnacknowledgedMessages();

	private final Set<Long> running = new HashSet<>();

	private final List<Long> toAcknowledge = new ArrayList<>();

	private final List<SessionOutput> outputs = new ArrayList<>();

	private final List<SessionOutput> evil = new ArrayList<>();

	private final ProtocolMessageIds ids;

	private final FaultPlan plan;

	private final SessionFaults faults;

	private final Outbox outbox;

	private final Envelopes envelopes;

	private final ServiceMessages services;

	private final long id;

	private final SaltSchedule salts;

	private final Violations violations;

	private boolean announced;

	private boolean misled;

	/**
	 * Creates a session that has not been announced to the client.
	 * @param id the client's number for it
	 * @param salts the salts of its key
	 * @param violations counts what the client does wrong
	 * @param faults what goes wrong
	 */
	public ServerSession(long id, SaltSchedule salts, Violations violations, FaultPlan faults) {
		this(id, salts, violations, faults, new ProtocolMessageIds());
	}

	private ServerSession(long id, SaltSchedule salts, Violations violations, FaultPlan plan, ProtocolMessageIds ids) {
		this.id = id;
		this.salts = salts;
		this.violations = violations;
		this.plan = plan;
		this.ids = ids;
		this.faults = new SessionFaults(plan);
		this.outbox = new Outbox(this.faults, ids);
		this.envelopes = new Envelopes(id, salts, this.faults, new AttackMessages(plan, ids));
		this.services = new ServiceMessages(this.received, this.sent, this.outbox, salts);
	}

	/**
	 * The session of a server that has forgotten this one, but for the ids that it used.
	 * @return a session that has not been announced to the client
	 */
	public ServerSession forgotten() {
		return new ServerSession(this.id, this.salts, this.violations, this.plan, this.ids);
	}

	/**
	 * Takes a message of the client.
	 * @param message the message
	 * @param moment when it came
	 * @return what follows
	 */
	public List<SessionOutput> receive(EncryptedMessage message, Moment moment) {
		IncomingMessage incoming = new IncomingMessage(message.id(), message.sequence(), message.body());
		int planned = this.faults.beforeCall(incoming, this.salts, moment);
		this.misled |= planned == SEQUENCE_TOO_LOW || planned == SEQUENCE_TOO_HIGH;
		int fault = (planned != 0) ? planned : idFault(incoming, moment);
		if (fault != 0) {
			reject(incoming, fault, moment);
		}
		else if (!this.salts.accepts(message.salt(), moment)) {
			this.outbox.addReply(
					new BadServerSalt(message.id(), message.sequence(), BAD_SALT, this.salts.current(moment)), moment);
		}
		else {
			accept(incoming, moment);
		}
		return collected(moment);
	}

	private int idFault(IncomingMessage message, Moment moment) {
		if (message.id() % 4 != 0) {
			this.violations.count(Violation.MESSAGE_ID_ORDER);
			return NOT_DIVISIBLE;
		}
		long age = moment.millis() - ProtocolMessageIds.toMillis(message.id());
		if (age > MAX_AGE_MILLIS || age < -MAX_AHEAD_MILLIS) {
			this.violations.count(Violation.MESSAGE_ID_TIME);
			return (age > 0) ? TOO_LOW : TOO_HIGH;
		}
		return this.received.isForgotten(message.id()) ? TOO_OLD : 0;
	}

	private void accept(IncomingMessage message, Moment moment) {
		if (this.received.isOutOfOrder(message)) {
			this.violations.count(Violation.MESSAGE_ID_ORDER);
		}
		try {
			List<IncomingMessage> parts = parts(message);
			boolean container = parts.size() != 1 || parts.get(0).id() != message.id();
			int fault = container ? containerFault(message) : 0;
			if (fault != 0) {
				rejectSequence(message, fault, moment);
				return;
			}
			announce(parts, moment);
			parts.forEach((part) -> take(part, moment));
		}
		catch (TlDecodeException ex) {
			reject(message, BAD_CONTAINER, moment);
		}
	}

	/**
	 * The messages in a container, or the message itself.
	 */
	private List<IncomingMessage> parts(IncomingMessage message) {
		byte[] body = unpacked(message.body());
		if (constructorId(body) != MessageContainer.ID) {
			return List.of(new IncomingMessage(message.id(), message.sequence(), body));
		}
		List<IncomingMessage> parts = new ArrayList<>();
		for (IncomingMessage part : MessageContainer.read(body)) {
			if (part.id() >= message.id() || part.id() % 4 != 0) {
				this.violations.count(Violation.MESSAGE_ID_ORDER);
			}
			parts.add(new IncomingMessage(part.id(), part.sequence(), unpacked(part.body())));
		}
		return parts;
	}

	private int containerFault(IncomingMessage container) {
		return container.wantsAcknowledgment() ? SEQUENCE_NOT_EVEN : remember(container);
	}

	private static byte[] unpacked(byte[] body) {
		return (constructorId(body) == GzipPacked.ID) ? GzipPacked.unpack(body) : body;
	}

	private static int constructorId(byte[] body) {
		return new TlReader(body).peekInt();
	}

	private void announce(List<IncomingMessage> parts, Moment moment) {
		if (this.announced || parts.isEmpty()) {
			return;
		}
		this.announced = true;
		long first = parts.stream().mapToLong(IncomingMessage::id).min().orElseThrow();
		TlObject notice = new NewSessionCreated(first, moment.randomLong(), this.salts.current(moment));
		this.sent.add(this.outbox.addPush(notice.toByteArray(), moment), moment);
	}

	private void take(IncomingMessage message, Moment moment) {
		if (message.wantsAcknowledgment()) {
			this.toAcknowledge.add(message.id());
		}
		if (this.received.isKnown(message.id())) {
			takeAgain(message);
			return;
		}
		int fault = remember(message);
		if (fault != 0) {
			rejectSequence(message, fault, moment);
			return;
		}
		if (this.services.handle(message, this.outputs, moment)) {
			return;
		}
		if (message.wantsAcknowledgment()) {
			this.running.add(message.id());
			this.outputs.add(new SessionOutput.Call(message.id(), message.body()));
		}
		else {
			rejectSequence(message, SEQUENCE_NOT_ODD, moment);
		}
	}

	/** Not the client's fault once its numbers were called wrong on request. */
	private void rejectSequence(IncomingMessage message, int code, Moment moment) {
		if (!this.misled) {
			this.violations.count(Violation.SEQUENCE_NUMBER);
		}
		reject(message, code, moment);
	}

	private void takeAgain(IncomingMessage message) {
		OutgoingMessage answer = this.sent.answerTo(message.id());
		if (answer != null) {
			this.outbox.addAgain(answer);
		}
	}

	/**
	 * Takes note of a message.
	 * @return the code by which its sequence number is rejected, or 0
	 */
	private int remember(IncomingMessage message) {
		if (this.received.isKnown(message.id())) {
			return 0;
		}
		if (this.received.isTooLow(message)) {
			return SEQUENCE_TOO_LOW;
		}
		if (this.received.isTooHigh(message)) {
			return SEQUENCE_TOO_HIGH;
		}
		this.received.add(message);
		return 0;
	}

	private void reject(IncomingMessage message, int code, Moment moment) {
		this.outbox.addReply(new BadMsgNotification(message.id(), message.sequence(), code), moment);
	}

	/**
	 * Whether a message came in this session.
	 * @param messageId its id
	 * @return whether it is known
	 */
	public boolean hasReceived(long messageId) {
		return this.received.isKnown(messageId);
	}

	/**
	 * Takes the answer to a call.
	 * @param callId the call
	 * @param result the boxed answer
	 * @param moment when it was made
	 * @return what follows
	 */
	public List<SessionOutput> answer(long callId, byte[] result, Moment moment) {
		if (this.running.remove(callId)) {
			this.evil.addAll(this.envelopes.beforeAnswer(callId, this.sent.knownId(), moment));
			OutgoingMessage answer = this.outbox.addAnswer(RpcResult.write(callId, result), moment);
			this.sent.add(answer, moment);
			this.sent.addAnswer(callId, answer);
		}
		return collected(moment);
	}

	/**
	 * Takes updates for the client.
	 * @param updates the boxed container of updates
	 * @param moment when they came about
	 * @return what follows
	 */
	public List<SessionOutput> push(byte[] updates, Moment moment) {
		if (this.faults.comesUnknown()) {
			this.sent.add(this.outbox.addPush(SessionFaults.unknown(), moment), moment);
		}
		this.sent.add(this.outbox.addPush(updates, moment), moment);
		return collected(moment);
	}

	/**
	 * Tells the client whether there was another session that it wanted to end.
	 * @param sessionId the other session
	 * @param existed whether there was one
	 * @param moment when it was ended
	 * @return what follows
	 */
	public List<SessionOutput> destroyed(long sessionId, boolean existed, Moment moment) {
		this.outbox.addReply(existed ? new DestroySessionOk(sessionId) : new DestroySessionNone(sessionId), moment);
		return collected(moment);
	}

	/**
	 * Sends everything again that the client has not acknowledged, because it came back
	 * on another connection.
	 * @param moment when it came back
	 * @return what follows
	 */
	public List<SessionOutput> reconnected(Moment moment) {
		this.sent.again(moment).forEach(this.outbox::addAgain);
		return collected(moment);
	}

	/**
	 * Sends content again that the client has not acknowledged for 40 s, and counts what
	 * it should have acknowledged by now.
	 * @param moment the time
	 * @return what follows
	 */
	public List<SessionOutput> checkAcknowledgments(Moment moment) {
		this.sent.late(moment).forEach(this.outbox::addAgain);
		for (int i = this.sent.newlyOverdue(moment); i > 0; i--) {
			this.violations.count(Violation.UNACKNOWLEDGED);
		}
		return collected(moment);
	}

	private List<SessionOutput> collected(Moment moment) {
		if (!this.toAcknowledge.isEmpty()) {
			this.outbox.addNotice(new MsgsAck(this.toAcknowledge), moment);
			this.toAcknowledge.clear();
		}
		List<SessionOutput> collected = new ArrayList<>(this.evil);
		this.evil.clear();
		this.outbox.flush(moment).forEach((message) -> collected.addAll(this.envelopes.of(message, moment)));
		collected.addAll(this.outputs);
		this.outputs.clear();
		return collected;
	}

}
