package io.github.telegramupdates.mtproto.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.telegramupdates.mtproto.crypto.TestRandom;
import io.github.telegramupdates.mtproto.message.Moment;
import io.github.telegramupdates.mtproto.message.RpcAnswer;
import io.github.telegramupdates.mtproto.message.ServerClock;
import io.github.telegramupdates.mtproto.session.ServerPeer.Sent;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.TlMethods;
import io.github.telegramupdates.tl.TlObject;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.github.telegramupdates.tl.mtproto.rpc.PingDelayDisconnect;
import io.github.telegramupdates.tl.rpc.InitConnection;
import io.github.telegramupdates.tl.rpc.InvokeWithLayer;

/**
 * A session, its peer, and a clock that a test sets.
 */
public final class SessionRig {

	static final long START = 1_790_000_000_000L;

	static final long FIRST_SALT = 77;

	final ServerPeer server = new ServerPeer();

	final TestRandom random = new TestRandom(1);

	/** Time of this machine and of the server. */
	long now;

	/** Clocks that differ. */
	long wallAhead;

	final ClientSession session;

	/** What the session sent, opened, but for pings. */
	final List<Sent> sent = new ArrayList<>();

	final List<Sent> pings = new ArrayList<>();

	/** What else the session wanted done. */
	final List<SessionOutput> outputs = new ArrayList<>();

	int frames;

	long sessionId;

	long timer = Long.MAX_VALUE;

	private long callIds;

	private int serverSeqno = 1;

	SessionRig() {
		this(true);
	}

	SessionRig(boolean synced) {
		this(synced, Duration.ofSeconds(60));
	}

	SessionRig(boolean synced, Duration pingInterval) {
		ServerClock clock = synced ? ServerClock.ofServer(at(), START) : ServerClock.ofSystem(at());
		SessionOptions options = new SessionOptions(ClientIdentity.of(6), pingInterval);
		this.session = new ClientSession(options, this.server.key, clock, FIRST_SALT);
	}

	Moment at() {
		return new Moment(this.now, START + this.now + this.wallAhead);
	}

	long serverMillis() {
		return START + this.now;
	}

	SessionRig connected() {
		step(new SessionInput.Connected(at(), this.random));
		return this;
	}

	void lose() {
		step(new SessionInput.Lost(at(), this.random));
	}

	long call(TlMethod<?> method) {
		step(new SessionInput.Call(at(), this.random, ++this.callIds, method, true, false));
		return this.callIds;
	}

	/** A call that must not be carried out twice. */
	long callOnce(TlMethod<?> method) {
		step(new SessionInput.Call(at(), this.random, ++this.callIds, method, false, false));
		return this.callIds;
	}

	/** A call that the server may have carried out, and may carry out twice. */
	void callAgain(TlMethod<?> method) {
		step(new SessionInput.Call(at(), this.random, ++this.callIds, method, true, true));
	}

	void cancel(long callId) {
		step(new SessionInput.Cancel(at(), this.random, callId));
	}

	/** Lets time go on, with every tick in it. */
	void pass(Duration time) {
		long until = this.now + time.toMillis();
		while (this.timer <= until) {
			this.now = Math.max(this.now, this.timer);
			this.timer = Long.MAX_VALUE;
			step(new SessionInput.Tick(at(), this.random));
		}
		this.now = until;
	}

	void receiveFrame(byte[] frame) {
		step(new SessionInput.Received(at(), this.random, frame));
	}

	/** A content message of the server, as it should be. */
	long receive(byte[] body) {
		long id = this.server.idAt(serverMillis());
		receive(id, nextSeqno(), body);
		return id;
	}

	long receive(TlObject object) {
		return receive(object.toByteArray());
	}

	void receive(long id, int seqno, byte[] body) {
		receiveFrame(this.server.seal(this.sessionId, id, seqno, body));
	}

	int nextSeqno() {
		int seqno = this.serverSeqno;
		this.serverSeqno += 2;
		return seqno;
	}

	private void step(SessionInput input) {
		for (SessionOutput output : this.session.step(input)) {
			if (output instanceof SessionOutput.Send send) {
				open(send.frame());
			}
			else if (output instanceof SessionOutput.ArmTimer arm) {
				this.timer = arm.monotonicMillis();
			}
			else {
				this.outputs.add(output);
			}
		}
	}

	private void open(byte[] frame) {
		this.frames++;
		for (Sent message : this.server.open(frame)) {
			this.sessionId = message.sessionId();
			((message.constructorId() == PingDelayDisconnect.ID) ? this.pings : this.sent).add(message);
		}
	}

	/** What the session sent since it was asked last, but for pings. */
	List<Sent> takeSent() {
		List<Sent> taken = List.copyOf(this.sent);
		this.sent.clear();
		return taken;
	}

	Sent takeOnlySent() {
		List<Sent> taken = takeSent();
		if (taken.size() != 1) {
			throw new AssertionError(
					"Sent: " + taken.stream().map((sent) -> Integer.toHexString(sent.constructorId())).toList());
		}
		return taken.get(0);
	}

	<T extends SessionOutput> List<T> outputs(Class<T> type) {
		return this.outputs.stream().filter(type::isInstance).map(type::cast).toList();
	}

	/** What an answer says. */
	static Object resultOf(SessionOutput.Answered answered) {
		return RpcAnswer.read(answered.method(), answered.answer());
	}

	Stream<SessionSignal> signals() {
		return outputs(SessionOutput.Signalled.class).stream().map(SessionOutput.Signalled::signal);
	}

	/** The call in a message, without what introduces the client. */
	public static TlMethod<?> call(Sent message) {
		TlMethod<?> method = TlMethods.read(message.reader());
		if (method instanceof InvokeWithLayer<?> wrapped) {
			return ((InitConnection<?>) wrapped.query()).query();
		}
		return method;
	}

	public static boolean introduces(Sent message) {
		return message.constructorId() == InvokeWithLayer.ID;
	}

}
