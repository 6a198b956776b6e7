package io.github.telegramupdates.mtproto.session.incoming;

import java.util.List;
import java.util.Optional;

import io.github.telegramupdates.mtproto.message.DecryptedMessage;
import io.github.telegramupdates.mtproto.message.MessageCipher;
import io.github.telegramupdates.mtproto.message.MessageContainer;
import io.github.telegramupdates.mtproto.message.ProtocolMessage;
import io.github.telegramupdates.mtproto.message.ProtocolMessageIds;
import io.github.telegramupdates.mtproto.message.ServerClock;
import io.github.telegramupdates.mtproto.session.SessionInput;
import io.github.telegramupdates.mtproto.session.SessionOutput;
import io.github.telegramupdates.mtproto.session.liveness.Pings;
import io.github.telegramupdates.mtproto.session.liveness.SessionRenewal;
import io.github.telegramupdates.mtproto.session.liveness.SilentConnections;
import io.github.telegramupdates.mtproto.session.outgoing.Acknowledgements;
import io.github.telegramupdates.mtproto.session.outgoing.OutgoingMessages;
import io.github.telegramupdates.mtproto.session.state.Outbox;
import io.github.telegramupdates.mtproto.session.state.SessionNumbers;
import io.github.telegramupdates.mtproto.session.state.SessionState;
import io.github.telegramupdates.tl.TlDecodeException;
import io.github.telegramupdates.tl.client.SessionSignal;

/**
 * Checks what arrives, and hands on what is genuine, meant for this session, new and
 * neither too old nor from the future. Nothing of a message that is refused has an
 * effect.
 *
 * @see <a href=
 * "https://core.telegram.org/mtproto/security_guidelines">core.telegram.org/mtproto/security_guidelines</a>
 */
public final class Receiver {

	private final MessageCipher cipher;

	private final ServerClock clock;

	private final SessionNumbers numbers;

	private final Acknowledgements acknowledgements;

	private final SilentConnections silent;

	private final Dispatcher dispatcher;

	private final Outbox outbox;

	public Receiver(SessionState state, OutgoingMessages outgoing, Pings pings, SilentConnections silent,
			SessionRenewal renewal) {
		this.cipher = state.cipher();
		this.clock = state.clock();
		this.numbers = state.numbers();
		this.acknowledgements = outgoing.acknowledgements();
		this.silent = silent;
		this.dispatcher = new Dispatcher(state, outgoing, pings, renewal);
		this.outbox = state.outbox();
	}

	/**
	 * Takes a frame.
	 * @return whether it was an envelope that only the server can have made
	 */
	public boolean receive(SessionInput.Received input) {
		Optional<DecryptedMessage> decrypted = this.cipher.decrypt(input.frame());
		decrypted.filter((opened) -> opened.sessionId() == this.numbers.sessionId())
			.ifPresent((opened) -> receive(opened.message(), input));
		return decrypted.isPresent();
	}

	private void receive(ProtocolMessage message, SessionInput input) {
		if (!isNew(message, input)) {
			return;
		}
		if (!this.clock.accepts(input.at(), message.id())) {
			this.dispatcher.receiveOutOfTime(message, input);
			return;
		}
		this.silent.forget();
		this.numbers.received().add(message.id());
		this.clock.observe(input.at(), message.id());
		acknowledge(message, input);
		try {
			receiveParts(message, input);
		}
		catch (TlDecodeException ex) {
			this.outbox.add(new SessionOutput.Signalled(new SessionSignal.DecodeFailed(null, ex.getMessage())));
		}
	}

	private boolean isNew(ProtocolMessage message, SessionInput input) {
		if (!ProtocolMessageIds.isFromServer(message.id())) {
			return false;
		}
		if (!this.numbers.received().isNew(message.id())) {
			acknowledge(message, input);
			return false;
		}
		return true;
	}

	private void acknowledge(ProtocolMessage message, SessionInput input) {
		if (message.isContent()) {
			this.acknowledgements.add(message.id(), input.at().monotonicMillis());
		}
	}

	private void receiveParts(ProtocolMessage message, SessionInput input) {
		if (message.constructorId() != MessageContainer.ID) {
			this.dispatcher.receive(message, input);
			return;
		}
		List<ProtocolMessage> parts = MessageContainer.read(message.reader());
		for (ProtocolMessage part : parts) {
			if (isNew(part, input)) {
				this.numbers.received().add(part.id());
				acknowledge(part, input);
				receivePart(part, input);
			}
		}
	}

	/** A part that cannot be decoded harms only itself. */
	private void receivePart(ProtocolMessage part, SessionInput input) {
		try {
			this.dispatcher.receive(part, input);
		}
		catch (TlDecodeException ex) {
			this.outbox.add(new SessionOutput.Signalled(new SessionSignal.DecodeFailed(null, ex.getMessage())));
		}
	}

}
