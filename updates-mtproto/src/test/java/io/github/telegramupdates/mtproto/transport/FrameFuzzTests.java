package io.github.telegramupdates.mtproto.transport;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import io.github.telegramupdates.mtproto.crypto.TestRandom;
import io.github.telegramupdates.mtproto.fuzz.AllocatedMemory;
import io.github.telegramupdates.mtproto.fuzz.Mutations;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever bytes a server sends, in whatever pieces, they end in frames of bounded length
 * or in a {@link TransportException}.
 */
class FrameFuzzTests {

	private static final int INPUTS = Integer.getInteger("fuzz.inputs", 20_000);

	private static final int MAX_FRAME = 4_096;

	private static final long MAX_ALLOCATED = 1 << 20;

	private final long seed = Long.getLong("fuzz.seed", System.nanoTime());

	private final SplittableRandom random = new SplittableRandom(this.seed);

	private final Mutations mutations = new Mutations(this.random);

	private static EmbeddedChannel open(Transport transport) {
		return new EmbeddedChannel(new ChannelInitializer<>() {
			@Override
			protected void initChannel(Channel channel) {
				transport.install(channel.pipeline(), 2, MAX_FRAME, new TestRandom(3));
			}
		});
	}

	@ParameterizedTest
	@EnumSource(Transport.class)
	void anyBytesEndInFramesOrInATransportException(Transport transport) {
		// classes are loaded before anything is measured
		feed(transport, stream(transport));
		for (int i = 0; i < INPUTS / Transport.values().length; i++) {
			byte[] stream = stream(transport);
			byte[] input = (this.random.nextInt(8) == 0) ? randomBytes() : this.mutations.mutated(stream);
			long allocated = AllocatedMemory.of(() -> feed(transport, input));
			assertThat(allocated).as("fuzz.seed=%d", this.seed).isLessThan(MAX_ALLOCATED);
		}
	}

	/** What a server would send, which writes frames as a client does. */
	private byte[] stream(Transport transport) {
		EmbeddedChannel server = new EmbeddedChannel(
				new FrameCodec(transport.framing(), MAX_FRAME, new TestRandom(this.random.nextLong())));
		ByteBuf all = Unpooled.buffer();
		for (int frames = this.random.nextInt(1, 4); frames > 0; frames--) {
			byte[] message = new byte[this.random.nextInt(2, 40) * 4];
			this.random.nextBytes(message);
			server.writeOutbound((Object) message);
			ByteBuf frame = server.readOutbound();
			all.writeBytes(frame);
			frame.release();
		}
		server.finishAndReleaseAll();
		return ByteBufUtil.getBytes(all);
	}

	private byte[] randomBytes() {
		byte[] bytes = new byte[this.random.nextInt(4, 200)];
		this.random.nextBytes(bytes);
		return bytes;
	}

	private void feed(Transport transport, byte[] input) {
		EmbeddedChannel channel = open(transport);
		List<ByteBuf> parts = new ArrayList<>();
		try {
			int at = 0;
			while (at < input.length) {
				int to = Math.min(input.length, at + this.random.nextInt(1, 64));
				parts.add(Unpooled.wrappedBuffer(Arrays.copyOfRange(input, at, to)));
				channel.writeInbound(parts.get(parts.size() - 1));
				at = to;
			}
		}
		catch (DecoderException ex) {
			assertThat(ex).as("fuzz.seed=%d, %s", this.seed, Arrays.toString(input))
				.isInstanceOf(TransportException.class);
		}
		checkFrames(channel);
		channel.finishAndReleaseAll();
		assertThat(parts).as("fuzz.seed=%d", this.seed).allMatch((part) -> part.refCnt() == 0);
	}

	private void checkFrames(EmbeddedChannel channel) {
		for (Object read = channel.readInbound(); read != null; read = channel.readInbound()) {
			if (read instanceof byte[] frame) {
				assertThat(frame.length).as("fuzz.seed=%d", this.seed).isBetween(1, MAX_FRAME);
			}
			else {
				assertThat(read).as("fuzz.seed=%d", this.seed).isInstanceOf(TransportError.class);
			}
		}
	}

}
