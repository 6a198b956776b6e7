package io.github.telegramupdates.benchmarks.connection;

import java.security.SecureRandom;
import java.util.function.Consumer;

import io.github.telegramupdates.simulator.dc.envelope.EncryptedMessage;
import io.github.telegramupdates.simulator.dc.envelope.Envelope;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.mtproto.Pong;
import io.github.telegramupdates.tl.mtproto.rpc.PingDelayDisconnect;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;

/**
 * The server's end of a connection.
 */
final class ServerConnection extends SimpleChannelInboundHandler<byte[]> {

	private static final int CONTAINER = 0x73f1f8dc;

	private static final SecureRandom RANDOM = new SecureRandom();

	private final Channel channel;

	private final Envelope envelope;

	private final Consumer<ServerConnection> whenSessionIsKnown;

	private final PushIds ids = new PushIds();

	private volatile long sessionId;

	ServerConnection(Channel channel, Envelope envelope, Consumer<ServerConnection> whenSessionIsKnown) {
		this.channel = channel;
		this.envelope = envelope;
		this.whenSessionIsKnown = whenSessionIsKnown;
	}

	/** The client's session. */
	long sessionId() {
		return this.sessionId;
	}

	/** Ids of messages to the client. */
	PushIds ids() {
		return this.ids;
	}

	/** Sends a frame. */
	void send(ByteBuf frame) {
		this.channel.writeAndFlush(frame, this.channel.voidPromise());
	}

	static byte[] random(int count) {
		byte[] bytes = new byte[count];
		RANDOM.nextBytes(bytes);
		return bytes;
	}

	@Override
	protected void channelRead0(ChannelHandlerContext context, byte[] frame) {
		EncryptedMessage message = this.envelope.open(frame);
		boolean first = this.sessionId == 0;
		this.sessionId = message.sessionId();
		TlReader in = new TlReader(message.body());
		if (in.peekInt() == CONTAINER) {
			answerParts(in);
		}
		else {
			answer(message.id(), in);
		}
		if (first) {
			this.whenSessionIsKnown.accept(this);
		}
	}

	private void answerParts(TlReader in) {
		in.readInt();
		for (int left = in.readInt(); left > 0; left--) {
			long id = in.readLong();
			in.readInt();
			answer(id, new TlReader(in.readRaw(in.readInt())));
		}
	}

	/** What is no ping can do without an answer. */
	private void answer(long id, TlReader in) {
		if (in.peekInt() == PingDelayDisconnect.ID) {
			byte[] pong = new Pong(id, PingDelayDisconnect.read(in).pingId()).toByteArray();
			EncryptedMessage answer = new EncryptedMessage(0, this.sessionId, this.ids.next(), 0, pong);
			send(IntermediateFrames.frame(this.envelope.seal(answer, ServerConnection::random)));
		}
	}

}
