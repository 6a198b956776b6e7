package io.github.telegramupdates.simulator.dc;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Brings the bytes of a socket to its connection, and back.
 */
final class ConnectionHandler extends SimpleChannelInboundHandler<ByteBuf> implements ConnectionOutput {

	private static final System.Logger logger = System.getLogger(ConnectionHandler.class.getName());

	private static final int PIECE_MILLIS = 2;

	private final Deque<byte[]> pieces = new ArrayDeque<>();

	private final AcceptedConnection connection;

	private @Nullable ChannelHandlerContext context;

	private @Nullable Future<?> closing;

	ConnectionHandler(DataCenterState state) {
		this.connection = new AcceptedConnection(state, this);
	}

	@Override
	public void handlerAdded(ChannelHandlerContext added) {
		this.context = added;
	}

	@Override
	protected void channelRead0(ChannelHandlerContext from, ByteBuf bytes) {
		this.connection.receive(ByteBufUtil.getBytes(bytes));
	}

	@Override
	public void channelInactive(ChannelHandlerContext inactive) {
		cancelClosing();
		this.connection.closed();
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext where, Throwable cause) {
		if (cause instanceof IOException) {
			logger.log(System.Logger.Level.INFO, "A client left: {0}", cause.getMessage());
		}
		else {
			logger.log(System.Logger.Level.WARNING, "A connection failed", cause);
		}
		where.close();
	}

	@Override
	public void send(byte[] bytes) {
		if (this.pieces.isEmpty()) {
			write(bytes);
		}
		else {
			this.pieces.add(bytes);
		}
	}

	private void write(byte[] bytes) {
		if (this.context != null) {
			this.context.writeAndFlush(Unpooled.wrappedBuffer(bytes));
		}
	}

	@Override
	public void sendInPieces(byte[] bytes) {
		boolean waiting = !this.pieces.isEmpty();
		int from = 0;
		for (int to : List.of(1, 2, 3, 5, bytes.length / 2, bytes.length - 1, bytes.length)) {
			if (to > from) {
				this.pieces.add(Arrays.copyOfRange(bytes, from, to));
				from = to;
			}
		}
		if (!waiting) {
			sendPiece();
		}
	}

	private void sendPiece() {
		byte[] piece = this.pieces.peek();
		if (piece != null && this.context != null) {
			write(piece);
			this.context.executor().schedule(() -> {
				this.pieces.remove();
				sendPiece();
			}, PIECE_MILLIS, TimeUnit.MILLISECONDS);
		}
	}

	@Override
	public void sendAndReset(byte[] bytes) {
		if (this.context != null) {
			this.context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
			this.context.writeAndFlush(Unpooled.wrappedBuffer(bytes)).addListener(ChannelFutureListener.CLOSE);
		}
	}

	@Override
	public void close() {
		if (this.context != null) {
			this.context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
		}
	}

	@Override
	public void closeIn(int seconds) {
		cancelClosing();
		if (this.context != null) {
			this.closing = this.context.executor().schedule(this::close, seconds, TimeUnit.SECONDS);
		}
	}

	@Override
	public void stayOpen() {
		cancelClosing();
	}

	private void cancelClosing() {
		if (this.closing != null) {
			this.closing.cancel(false);
			this.closing = null;
		}
	}

}
