package io.github.telegramupdates.mtproto.client;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

import io.github.telegramupdates.mtproto.exchange.ExchangePeer;
import io.github.telegramupdates.mtproto.session.ServerPeer;
import io.github.telegramupdates.mtproto.session.ServerPeer.Sent;
import io.github.telegramupdates.mtproto.session.SessionRig;
import io.github.telegramupdates.mtproto.transport.ServerAddress;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.TlObject;
import io.github.telegramupdates.tl.help.rpc.GetConfig;
import io.github.telegramupdates.tl.mtproto.MsgsAck;
import io.github.telegramupdates.tl.mtproto.MsgsStateReq;
import io.github.telegramupdates.tl.mtproto.Pong;
import io.github.telegramupdates.tl.mtproto.rpc.RpcDropAnswer;
import io.github.telegramupdates.tl.mtproto.rpc.PingDelayDisconnect;
import org.jspecify.annotations.Nullable;

/**
 * A server on loopback for one client: exchanges keys, answers what a test says, and
 * closes or refuses connections when it is asked to.
 */
final class LoopbackServer implements AutoCloseable {

	private static final int GET_FUTURE_SALTS = 0xb921bd04;

	private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

	private final List<Socket> connections = new CopyOnWriteArrayList<>();

	/** Calls in the order of arrival. */
	final BlockingQueue<TlMethod<?>> calls = new LinkedBlockingQueue<>();

	/** Questions for addresses, whenever they come. */
	final BlockingQueue<TlMethod<?>> configCalls = new LinkedBlockingQueue<>();

	/** What to answer: an object, or nothing. */
	volatile Function<TlMethod<?>, @Nullable TlObject> answers = (call) -> null;

	/** How many answers to calls go to the client at once, this time. */
	volatile int together = 1;

	private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();

	private int gatheredAnswers;

	/** By which codes the next connections are refused. */
	final BlockingQueue<Integer> refusals = new LinkedBlockingQueue<>();

	volatile int accepted;

	private volatile @Nullable ServerPeer peer;

	private volatile long sessionId;

	LoopbackServer() throws IOException {
		start(this::accept);
	}

	private static void start(Runnable task) {
		Thread thread = new Thread(task, "loopback-server");
		thread.setDaemon(true);
		thread.start();
	}

	ServerAddress address() {
		return new ServerAddress("127.0.0.1", this.socket.getLocalPort());
	}

	void closeConnections() throws IOException {
		for (Socket connection : this.connections) {
			connection.close();
		}
	}

	void push(TlObject updates) throws IOException {
		Socket connection = this.connections.get(this.connections.size() - 1);
		send(connection, 1, updates.toByteArray());
	}

	private void accept() {
		while (!this.socket.isClosed()) {
			try {
				Socket connection = this.socket.accept();
				this.accepted++;
				this.connections.add(connection);
				start(() -> serve(connection));
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void serve(Socket connection) {
		try (connection) {
			DataInputStream in = new DataInputStream(connection.getInputStream());
			if (in.readInt() != 0xeeeeeeee) {
				throw new AssertionError("Another transport");
			}
			ExchangePeer exchange = new ExchangePeer();
			exchange.serverTime = (int) (System.currentTimeMillis() / 1000);
			while (true) {
				byte[] frame = in.readNBytes(Integer.reverseBytes(in.readInt()));
				Integer refusal = this.refusals.poll();
				if (refusal != null) {
					write(connection, ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(-refusal).array());
					return;
				}
				receive(connection, exchange, frame);
			}
		}
		catch (EOFException ex) {
			// the client closed it
		}
		catch (IOException ex) {
			// the test closed it
		}
	}

	private void receive(Socket connection, ExchangePeer exchange, byte[] frame) throws IOException {
		if (Arrays.equals(Arrays.copyOf(frame, 8), new byte[8])) {
			write(connection, exchange.answer(frame));
			this.peer = new ServerPeer(exchange.key);
			return;
		}
		for (Sent sent : peer().open(frame)) {
			this.sessionId = sent.sessionId();
			receive(connection, sent);
		}
	}

	private ServerPeer peer() {
		ServerPeer current = this.peer;
		if (current == null) {
			throw new AssertionError("No key");
		}
		return current;
	}

	private void receive(Socket connection, Sent sent) throws IOException {
		switch (sent.constructorId()) {
			case PingDelayDisconnect.ID -> {
				long pingId = PingDelayDisconnect.read(sent.reader()).pingId();
				send(connection, 0, new Pong(sent.id(), pingId).toByteArray());
			}
			case RpcDropAnswer.ID -> this.calls.add(RpcDropAnswer.read(sent.reader()));
			case MsgsAck.ID, MsgsStateReq.ID, GET_FUTURE_SALTS -> {
				// not needed here
			}
			default -> {
				TlMethod<?> call = SessionRig.call(sent);
				((call instanceof GetConfig) ? this.configCalls : this.calls).add(call);
				TlObject answer = this.answers.apply(call);
				if (answer != null) {
					answer(connection, ServerPeer.result(sent.id(), answer.toByteArray()));
				}
			}
		}
	}

	private synchronized void answer(Socket connection, byte[] result) throws IOException {
		this.gathered.write(packet(sealed(1, result)));
		this.gatheredAnswers++;
		if (this.gatheredAnswers >= this.together) {
			connection.getOutputStream().write(this.gathered.toByteArray());
			this.gathered.reset();
			this.gatheredAnswers = 0;
			this.together = 1;
		}
	}

	private synchronized void send(Socket connection, int seqno, byte[] body) throws IOException {
		write(connection, sealed(seqno, body));
	}

	private byte[] sealed(int seqno, byte[] body) {
		return peer().seal(this.sessionId, peer().idAt(System.currentTimeMillis()), seqno, body);
	}

	private static synchronized void write(Socket connection, byte[] frame) throws IOException {
		connection.getOutputStream().write(packet(frame));
	}

	private static byte[] packet(byte[] frame) {
		ByteBuffer bytes = ByteBuffer.allocate(4 + frame.length).order(ByteOrder.LITTLE_ENDIAN);
		return bytes.putInt(frame.length).put(frame).array();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
		closeConnections();
	}

}
