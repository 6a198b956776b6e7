package io.github.telegramupdates.simulator.dc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

import io.github.telegramupdates.simulator.dc.envelope.EncryptedMessage;
import io.github.telegramupdates.simulator.dc.envelope.EnvelopeException;
import io.github.telegramupdates.simulator.dc.exchange.ExchangeResult;
import io.github.telegramupdates.simulator.dc.fault.ConnectionFault;
import io.github.telegramupdates.simulator.dc.fault.FaultPlan;
import io.github.telegramupdates.simulator.dc.fault.SessionFault;
import io.github.telegramupdates.simulator.dc.transport.ServerTransport;
import io.github.telegramupdates.simulator.dc.transport.TransportException;
import io.github.telegramupdates.tl.TlObject;

/**
 * One connection: takes bytes, and brings each message to the exchange or to its session.
 * What is wrong with a message is answered as Telegram does, with a number or not at all,
 * and ends the connection.
 */
final class AcceptedConnection {

	private static final System.Logger logger = System.getLogger(AcceptedConnection.class.getName());

	private static final int UNKNOWN_KEY = -404;

	private static final int TOO_MANY = -429;

	private final Set<SessionDriver> sessions = new HashSet<>();

	private final Set<ClientKey> keys = new HashSet<>();

	private final DataCenterState state;

	private final ConnectionOutput wire;

	private final ServerTransport transport;

	private final ExchangeRun exchange;

	private boolean closed;

	private boolean silent;

	AcceptedConnection(DataCenterState state, ConnectionOutput wire) {
		this.state = state;
		this.wire = wire;
		this.transport = new ServerTransport(state::random);
		this.exchange = new ExchangeRun(state, this);
	}

	void receive(byte[] bytes) {
		if (this.closed) {
			return;
		}
		boolean known = this.transport.isKnown();
		try {
			for (byte[] message : this.transport.receive(bytes)) {
				take(message);
			}
		}
		catch (TransportException ex) {
			refuse(String.valueOf(ex.getMessage()));
		}
		if (!known && this.transport.isKnown()) {
			this.state.tally().countConnection();
		}
	}

	private void take(byte[] message) {
		if (this.closed || this.silent || message.length < Long.BYTES) {
			return;
		}
		long keyId = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN).getLong();
		if (keyId == 0) {
			this.exchange.receive(message);
			return;
		}
		ClientKey key = this.state.keys().find(keyId);
		if (key == null) {
			refuse(UNKNOWN_KEY, "the key " + Long.toHexString(keyId) + " is unknown");
		}
		else if (!suffersFault()) {
			takeEncrypted(key, message);
		}
	}

	/**
	 * Lets the connection fail, if it is time for it.
	 * @return whether the message of the client is lost by that
	 */
	private boolean suffersFault() {
		FaultPlan faults = this.state.faults();
		if (faults.take(ConnectionFault.NOT_FOUND)) {
			refuse(UNKNOWN_KEY, "a key is unknown on request");
			return true;
		}
		if (faults.take(ConnectionFault.TOO_MANY)) {
			refuse(TOO_MANY, "there are too many messages on request");
			return true;
		}
		if (faults.take(ConnectionFault.SILENCE)) {
			this.silent = true;
			leaveSessions();
			this.wire.stayOpen();
		}
		return this.silent;
	}

	/**
	 * Goes on with the exchange of a key.
	 */
	void takeResult(ExchangeResult result) {
		if (this.closed) {
			return;
		}
		if (result instanceof ExchangeResult.Answer answer) {
			sendPlain(answer.message());
		}
		else if (result instanceof ExchangeResult.Agreed agreed) {
			this.state.keys().add(agreed.key(), agreed.firstSalt(), agreed.dc());
			this.state.tally().countExchange();
			sendPlain(agreed.message());
		}
		else if (result instanceof ExchangeResult.Refused refused) {
			refuse(refused.reason());
		}
	}

	private void sendPlain(TlObject message) {
		send(PlainMessage.write(this.state.nextPlainId(), message.toByteArray()));
	}

	private void takeEncrypted(ClientKey key, byte[] wireMessage) {
		try {
			EncryptedMessage message = key.envelope().open(wireMessage);
			this.keys.add(key);
			key.usedBy(this);
			boolean forgotten = this.state.faults().take(SessionFault.LOSE_SESSION);
			SessionDriver session = forgotten ? key.forgottenSession(message.sessionId())
					: key.session(message.sessionId());
			this.sessions.add(session);
			session.receive(message, this);
		}
		catch (EnvelopeException ex) {
			this.state.tally().violations().count(ex.violation());
			refuse("an encrypted message has a wrong " + ex.violation());
		}
	}

	/**
	 * Sends a message of a session, whole unless a fault hits it.
	 */
	void sendEncrypted(byte[] message) {
		if (this.closed || this.silent) {
			return;
		}
		byte[] frame = this.transport.frame(message);
		if (this.state.faults().take(ConnectionFault.HALF)) {
			leave();
			this.wire.sendAndReset(Arrays.copyOf(frame, frame.length / 2));
		}
		else if (this.state.faults().take(ConnectionFault.FRAGMENT)) {
			this.wire.sendInPieces(frame);
		}
		else {
			this.wire.send(frame);
		}
	}

	private void send(byte[] message) {
		if (!this.closed) {
			this.wire.send(this.transport.frame(message));
		}
	}

	void closeIn(int seconds) {
		this.wire.closeIn(seconds);
	}

	private void refuse(String reason) {
		refuse(UNKNOWN_KEY, reason);
	}

	private void refuse(int code, String reason) {
		logger.log(System.Logger.Level.WARNING, "Refused: {0}", reason);
		if (this.transport.isKnown()) {
			send(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(code).array());
		}
		close();
	}

	/**
	 * Ends the connection from this side.
	 */
	void close() {
		leave();
		this.wire.close();
	}

	/**
	 * The connection has ended.
	 */
	void closed() {
		leave();
		leaveSessions();
	}

	private void leaveSessions() {
		this.sessions.forEach((session) -> session.disconnected(this));
		this.sessions.clear();
	}

	private void leave() {
		this.closed = true;
		this.keys.forEach((key) -> key.leftBy(this));
		this.keys.clear();
	}

}
