package io.github.telegramupdates.mtproto.session.incoming;

import java.util.List;

import io.github.telegramupdates.mtproto.event.ClientEvent;
import io.github.telegramupdates.mtproto.message.ProtocolMessage;
import io.github.telegramupdates.mtproto.message.ServerClock;
import io.github.telegramupdates.mtproto.session.SessionInput;
import io.github.telegramupdates.mtproto.session.SessionOutput;
import io.github.telegramupdates.mtproto.session.liveness.SessionRenewal;
import io.github.telegramupdates.mtproto.session.outgoing.InFlightMessages;
import io.github.telegramupdates.mtproto.session.outgoing.Outgoing;
import io.github.telegramupdates.mtproto.session.outgoing.OutgoingMessages;
import io.github.telegramupdates.mtproto.session.outgoing.PendingCall;
import io.github.telegramupdates.mtproto.session.outgoing.PendingCalls;
import io.github.telegramupdates.mtproto.session.outgoing.SendQueue;
import io.github.telegramupdates.mtproto.session.state.Outbox;
import io.github.telegramupdates.mtproto.session.state.Salts;
import io.github.telegramupdates.mtproto.session.state.SessionState;
import io.github.telegramupdates.tl.mtproto.BadMsgNotificationType;
import io.github.telegramupdates.tl.mtproto.BadServerSalt;

/**
 * What to do when the server does not take a message.
 *
 * @see <a href=
 * "https://core.telegram.org/mtproto/service_messages_about_messages">core.telegram.org/mtproto/service_messages_about_messages</a>
 */
final class RejectedMessages {

	private static final int ID_TOO_LOW = 16;

	private static final int ID_TOO_HIGH = 17;

	private static final int TOO_OLD = 20;

	private static final int WRONG_SALT = 48;

	private final ServerClock clock;

	private final Salts salts;

	private final SendQueue queue;

	private final PendingCalls calls;

	private final InFlightMessages inFlight;

	private final SessionRenewal renewal;

	private final Outbox outbox;

	RejectedMessages(SessionState state, OutgoingMessages outgoing, SessionRenewal renewal) {
		this.clock = state.clock();
		this.salts = state.salts();
		this.queue = outgoing.queue();
		this.calls = outgoing.calls();
		this.inFlight = outgoing.inFlight();
		this.renewal = renewal;
		this.outbox = state.outbox();
	}

	/** Whether a notification is about a message that is on its way. */
	boolean concerns(BadMsgNotificationType notification) {
		return !this.inFlight.meantBy(notification.badMsgId()).isEmpty();
	}

	void receive(BadMsgNotificationType notification, ProtocolMessage message, SessionInput input) {
		// what is not on its way was answered before, or sent as a new message
		List<Outgoing> rejected = this.inFlight.meantBy(notification.badMsgId());
		if (notification instanceof BadServerSalt salt) {
			this.salts.replace(salt.newServerSalt());
			this.outbox.add(new SessionOutput.SaltChanged(salt.newServerSalt()));
		}
		if (rejected.isEmpty()) {
			return;
		}
		rejected.forEach(Outgoing::onRejected);
		this.outbox.add(new SessionOutput.Noticed(new ClientEvent.BadMessage(notification.errorCode())));
		switch (notification.errorCode()) {
			case WRONG_SALT, TOO_OLD -> sendAsNew(rejected, input);
			case ID_TOO_LOW -> {
				this.clock.correct(input.at(), message.id());
				sendAsNew(rejected, input);
			}
			case ID_TOO_HIGH -> {
				this.clock.correct(input.at(), message.id());
				renew(input);
			}
			default -> renew(input);
		}
	}

	private void sendAsNew(List<Outgoing> rejected, SessionInput input) {
		long now = input.at().monotonicMillis();
		for (Outgoing outgoing : rejected) {
			if (outgoing instanceof PendingCall call) {
				this.calls.sendAsNew(call, now);
			}
			else {
				this.queue.sendAsNew(outgoing, now);
			}
		}
	}

	private void renew(SessionInput input) {
		this.renewal.renew(input.at().monotonicMillis(), input.random());
	}

}
