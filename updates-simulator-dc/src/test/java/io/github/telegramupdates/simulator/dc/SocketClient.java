package io.github.telegramupdates.simulator.dc;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

import io.github.telegramupdates.mtproto.crypto.AuthKey;
import io.github.telegramupdates.mtproto.crypto.RsaPublicKey;
import io.github.telegramupdates.simulator.dc.exchange.TestClient;
import io.github.telegramupdates.simulator.dc.envelope.EncryptedMessage;
import io.github.telegramupdates.simulator.dc.envelope.TestEnvelope;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.mtproto.BadServerSalt;
import io.github.telegramupdates.tl.mtproto.MsgsAck;
import io.github.telegramupdates.tl.mtproto.NewSessionCreated;
import io.github.telegramupdates.tl.mtproto.RpcError;
import io.github.telegramupdates.tl.rpc.InitConnection;
import io.github.telegramupdates.tl.rpc.InvokeWithLayer;
import org.jspecify.annotations.Nullable;

/**
 * A client on a socket that does what a test tells it, one thing after the other.
 */
final class SocketClient implements AutoCloseable {

	private static final int RPC_RESULT = 0xf35c6d01;

	private static final int CONTAINER = 0x73f1f8dc;

	private final Deque<EncryptedMessage> received = new ArrayDeque<>();

	private final RsaPublicKey publicKey;

	private final int port;

	private @Nullable Socket socket;

	private AuthKey key = AuthKey.of(new byte[256]);

	private long salt;

	private long sessionId = ThreadLocalRandom.current().nextLong();

	private long lastId;

	private int contentMessages;

	SocketClient(DataCenter dataCenter) {
		this(dataCenter.publicKey(), dataCenter.port());
	}

	private SocketClient(RsaPublicKey publicKey, int port) {
		this.publicKey = publicKey;
		this.port = port;
	}

	/**
	 * Connects, and agrees on a key.
	 */
	SocketClient start() {
		return startFor(2);
	}

	/**
	 * Connects, and agrees on a key for a data center.
	 */
	SocketClient startFor(int dc) {
		connect();
		TestClient exchange = new TestClient(this.publicKey, ThreadLocalRandom.current().nextLong()).forDataCenter(dc);
		byte[] params = exchange.requestParams(exchangePlain(exchange.begin()));
		exchangePlain(exchange.answerProposal(exchangePlain(params)));
		this.key = exchange.key();
		this.salt = exchange.firstSalt();
		return this;
	}

	SocketClient connect() {
		try {
			close();
			Socket opened = new Socket(InetAddress.getLoopbackAddress(), this.port);
			opened.setSoTimeout(10_000);
			opened.getOutputStream().write(new byte[] { (byte) 0xee, (byte) 0xee, (byte) 0xee, (byte) 0xee });
			this.socket = opened;
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Leaves its session behind, but not its key.
	 */
	SocketClient withNewSession() {
		this.sessionId = ThreadLocalRandom.current().nextLong();
		this.contentMessages = 0;
		return this;
	}

	/**
	 * A client with the same key, but with a connection and a session of its own.
	 */
	SocketClient onAnotherConnection() {
		SocketClient other = new SocketClient(this.publicKey, this.port);
		other.key = this.key;
		other.salt = this.salt;
		return other.connect();
	}

	SocketClient withSalt(long other) {
		this.salt = other;
		return this;
	}

	long sessionId() {
		return this.sessionId;
	}

	private byte[] exchangePlain(byte[] body) {
		writeFrame(PlainMessage.write(nextId(), body));
		return PlainMessage.body(readFrame());
	}

	long nextId() {
		long time = System.currentTimeMillis();
		this.lastId = Math.max(this.lastId + 4, (time / 1000 << 32) | (time % 1000 << 22));
		return this.lastId;
	}

	long sendContent(byte[] body) {
		long id = nextId();
		send(id, 2 * this.contentMessages++ + 1, body);
		return id;
	}

	long sendService(byte[] body) {
		long id = nextId();
		send(id, 2 * this.contentMessages, body);
		return id;
	}

	void send(long id, int sequence, byte[] body) {
		writeFrame(TestEnvelope.seal(this.key, new EncryptedMessage(this.salt, this.sessionId, id, sequence, body)));
	}

	/**
	 * The next message, out of its container.
	 */
	EncryptedMessage receive() {
		while (this.received.isEmpty()) {
			EncryptedMessage message = TestEnvelope.open(this.key, readFrame());
			TlReader in = new TlReader(message.body());
			if (in.peekInt() == CONTAINER) {
				in.readInt();
				for (int left = in.readInt(); left > 0; left--) {
					long id = in.readLong();
					int sequence = in.readInt();
					this.received.add(new EncryptedMessage(message.salt(), message.sessionId(), id, sequence,
							in.readRaw(in.readInt())));
				}
			}
			else {
				this.received.add(message);
			}
		}
		return this.received.remove();
	}

	/**
	 * The next message of a constructor; those before it are skipped.
	 */
	EncryptedMessage receive(int constructorId) {
		return receive((message) -> new TlReader(message.body()).peekInt() == constructorId);
	}

	EncryptedMessage receive(Predicate<EncryptedMessage> wanted) {
		EncryptedMessage message = receive();
		while (!wanted.test(message)) {
			message = receive();
		}
		return message;
	}

	/**
	 * Calls a method, with what the first call of a session needs.
	 */
	<R> R firstCall(TlMethod<R> method) {
		return call(new InvokeWithLayer<>(228,
				InitConnection.<R>builder()
					.apiId(1)
					.deviceModel("test")
					.systemVersion("1")
					.appVersion("1")
					.systemLangCode("en")
					.langPack("")
					.langCode("en")
					.query(method)
					.build()));
	}

	<R> R call(TlMethod<R> method) {
		return result(method, sendContent(method.toByteArray()));
	}

	<R> R result(TlMethod<R> method, long callId) {
		TlReader in = new TlReader(receive((message) -> isResult(message, callId)).body());
		in.readInt();
		in.readLong();
		if (in.peekInt() == RpcError.ID) {
			RpcError error = RpcError.read(in);
			throw new RpcException(error.errorCode(), error.errorMessage(), method.methodName());
		}
		return method.readResult(in);
	}

	private boolean isResult(EncryptedMessage message, long callId) {
		TlReader in = new TlReader(message.body());
		switch (in.peekInt()) {
			case BadServerSalt.ID -> throw new IllegalStateException("The salt is wrong");
			case NewSessionCreated.ID -> acknowledge(message.id());
			case RPC_RESULT -> {
				in.readInt();
				return in.readLong() == callId;
			}
			default -> {
				return false;
			}
		}
		return false;
	}

	void acknowledge(long id) {
		sendService(new MsgsAck(List.of(id)).toByteArray());
	}

	private void writeFrame(byte[] message) {
		try {
			ByteBuffer frame = ByteBuffer.allocate(4 + message.length).order(ByteOrder.LITTLE_ENDIAN);
			Objects.requireNonNull(this.socket)
				.getOutputStream()
				.write(frame.putInt(message.length).put(message).array());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	byte[] readFrame() {
		try {
			DataInputStream in = new DataInputStream(Objects.requireNonNull(this.socket).getInputStream());
			byte[] message = new byte[Integer.reverseBytes(in.readInt())];
			in.readFully(message);
			return message;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Whether the connection is open, and nothing has come that was not read.
	 */
	boolean hasReceivedNothing() {
		try {
			Socket current = Objects.requireNonNull(this.socket);
			current.setSoTimeout(1);
			current.getInputStream().read();
			return false;
		}
		catch (SocketTimeoutException ex) {
			return true;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Waits for the end of the connection.
	 * @return what came before
	 */
	List<byte[]> untilClosed() {
		List<byte[]> frames = new ArrayList<>();
		try {
			while (true) {
				frames.add(readFrame());
			}
		}
		catch (UncheckedIOException ex) {
			return frames;
		}
	}

	@Override
	public void close() {
		try {
			if (this.socket != null) {
				this.socket.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
