package io.github.telegramupdates.simulator.dc.session;

import java.util.List;

import io.github.telegramupdates.simulator.dc.envelope.Damage;
import io.github.telegramupdates.simulator.dc.envelope.EncryptedMessage;

/**
 * Makes of the messages of a session what is sent, with the salt of the hour and with
 * what goes wrong on the way.
 */
final class Envelopes {

	private final long sessionId;

	private final SaltSchedule salts;

	private final SessionFaults faults;

	private final AttackMessages evil;

	Envelopes(long sessionId, SaltSchedule salts, SessionFaults faults, AttackMessages evil) {
		this.sessionId = sessionId;
		this.salts = salts;
		this.faults = faults;
		this.evil = evil;
	}

	List<SessionOutput> of(OutgoingMessage message, Moment moment) {
		EncryptedMessage sealed = new EncryptedMessage(this.salts.current(moment), this.sessionId, message.id(),
				message.sequence(), message.body());
		if (this.faults.comesNever(message)) {
			return List.of(new SessionOutput.Disconnect());
		}
		if (this.faults.comesDamaged(message)) {
			return List.of(new SessionOutput.SendDamaged(sealed, Damage.MESSAGE_KEY));
		}
		SessionOutput send = new SessionOutput.Send(sealed);
		return this.faults.comesTwice(message) ? List.of(send, send) : List.of(send);
	}

	/**
	 * What attacks send before an answer.
	 * @param callId the call that is answered
	 * @param knownId id of a message that the client has
	 */
	List<SessionOutput> beforeAnswer(long callId, long knownId, Moment moment) {
		long salt = this.salts.current(moment);
		return this.evil.beforeAnswer(callId, knownId, moment)
			.stream()
			.map((message) -> message.toOutput(salt, this.sessionId))
			.toList();
	}

}
