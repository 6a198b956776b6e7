package io.github.telegramupdates.mtproto.transport;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import io.github.telegramupdates.mtproto.crypto.Obfuscation;
import io.github.telegramupdates.mtproto.crypto.TestRandom;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Frames on the wire, byte by byte.
 */
class TransportTests {

	private static final int MAX_FRAME = 4_096;

	private final TestRandom random = new TestRandom(3);

	private final List<EmbeddedChannel> channels = new ArrayList<>();

	@AfterEach
	void close() {
		this.channels.forEach(EmbeddedChannel::finishAndReleaseAll);
	}

	private EmbeddedChannel open(Transport transport) {
		EmbeddedChannel channel = new EmbeddedChannel(new ChannelInitializer<>() {
			@Override
			protected void initChannel(Channel opened) {
				transport.install(opened.pipeline(), 2, MAX_FRAME, TransportTests.this.random);
			}
		});
		this.channels.add(channel);
		return channel;
	}

	private static byte[] written(EmbeddedChannel channel) {
		byte[] bytes = new byte[0];
		for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
			int from = bytes.length;
			byte[] next = ByteBufUtil.getBytes(part);
			part.release();
			bytes = Arrays.copyOf(bytes, from + next.length);
			System.arraycopy(next, 0, bytes, from, next.length);
		}
		return bytes;
	}

	private static void feed(EmbeddedChannel channel, byte... bytes) {
		channel.writeInbound(Unpooled.wrappedBuffer(bytes));
	}

	private static byte[] bytes(int... values) {
		byte[] bytes = new byte[values.length];
		for (int i = 0; i < values.length; i++) {
			bytes[i] = (byte) values[i];
		}
		return bytes;
	}

	/** What looks like an encrypted message. */
	private byte[] encrypted(int blocks) {
		byte[] message = this.random.next(24 + 16 * blocks);
		message[0] = 1;
		return message;
	}

	@Test
	void intermediateFramesHaveLengthsOfFourBytes() {
		EmbeddedChannel channel = open(Transport.INTERMEDIATE);
		assertThat(written(channel)).isEqualTo(bytes(0xee, 0xee, 0xee, 0xee));
		channel.writeOutbound((Object) bytes(1, 2, 3, 4, 5, 6, 7, 8));
		assertThat(written(channel)).isEqualTo(bytes(8, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8));
	}

	@Test
	void abridgedFramesHaveLengthsOfOneOrFourBytes() {
		EmbeddedChannel channel = open(Transport.ABRIDGED);
		assertThat(written(channel)).isEqualTo(bytes(0xef));
		channel.writeOutbound((Object) new byte[126 * 4]);
		assertThat(written(channel)).hasSize(1 + 126 * 4).startsWith(126);
		channel.writeOutbound((Object) new byte[127 * 4]);
		assertThat(written(channel)).hasSize(4 + 127 * 4).startsWith(0x7f, 127, 0, 0);
	}

	@Test
	void paddedFramesHaveLessThanAWordMore() {
		EmbeddedChannel channel = open(Transport.PADDED_INTERMEDIATE);
		assertThat(written(channel)).isEqualTo(bytes(0xdd, 0xdd, 0xdd, 0xdd));
		for (int i = 0; i < 100; i++) {
			channel.writeOutbound((Object) new byte[40]);
			byte[] frame = written(channel);
			assertThat(frame.length).isBetween(44, 47);
			assertThat(frame[0]).isEqualTo((byte) (frame.length - 4));
		}
	}

	@Test
	void anObfuscatedConnectionCanBeReadByItsServer() {
		EmbeddedChannel channel = open(Transport.OBFUSCATED);
		Obfuscation server = Obfuscation.ofServer(written(channel), new byte[0]);
		assertThat(server.tag()).isEqualTo(0xdddddddd);
		assertThat(server.dc()).isEqualTo(2);
		byte[] message = encrypted(3);
		channel.writeOutbound((Object) message);
		byte[] frame = server.decrypt(written(channel));
		assertThat(Arrays.copyOfRange(frame, 4, 4 + message.length)).isEqualTo(message);
		channel.writeInbound(Unpooled.wrappedBuffer(server.encrypt(frame)));
		assertThat(channel.<byte[]>readInbound()).isEqualTo(message);
	}

	@Test
	void nothingIsReadAfterABrokenFrame() {
		EmbeddedChannel channel = open(Transport.INTERMEDIATE);
		assertThatExceptionOfType(TransportException.class)
			.isThrownBy(() -> feed(channel, bytes(0, 0, 0, 127, 8, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8)));
		feed(channel, bytes(8, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8));
		channel.finish();
		assertThat(channel.<Object>readInbound()).isNull();
	}

	@ParameterizedTest
	@EnumSource(value = Transport.class, names = "OBFUSCATED", mode = EnumSource.Mode.EXCLUDE)
	void framesMayComeInPieces(Transport transport) {
		EmbeddedChannel channel = open(transport);
		written(channel);
		byte[] first = encrypted(1);
		byte[] second = encrypted(40);
		channel.writeOutbound(first, second);
		for (byte one : written(channel)) {
			feed(channel, one);
		}
		assertThat(channel.<byte[]>readInbound()).isEqualTo(first);
		assertThat(channel.<byte[]>readInbound()).isEqualTo(second);
	}

	@Test
	void paddingOfPlainMessagesIsTakenOff() {
		EmbeddedChannel channel = open(Transport.PADDED_INTERMEDIATE);
		byte[] message = new byte[28];
		message[16] = 8;
		for (int padding = 0; padding <= 15; padding++) {
			byte[] frame = new byte[4 + message.length + padding];
			frame[0] = (byte) (message.length + padding);
			System.arraycopy(message, 0, frame, 4, message.length);
			feed(channel, frame);
			assertThat(channel.<byte[]>readInbound()).isEqualTo(message);
		}
	}

	@ParameterizedTest
	@CsvSource({ "INTERMEDIATE, 04000000, 0", "ABRIDGED, 01, 0", "PADDED_INTERMEDIATE, 04000000, 0",
			"PADDED_INTERMEDIATE, 13000000, 15" })
	void aNegativeNumberInsteadOfAMessageIsATransportError(Transport transport, String head, int padding) {
		EmbeddedChannel channel = open(transport);
		feed(channel, HexFormat.of().parseHex(head));
		feed(channel, bytes(0x6c, 0xfe, 0xff, 0xff));
		feed(channel, new byte[padding]);
		assertThat(channel.<Object>readInbound()).isEqualTo(new TransportError(TransportError.UNKNOWN_KEY));
	}

	@ParameterizedTest
	@CsvSource({ "INTERMEDIATE, 00000000", "INTERMEDIATE, 05000000", "INTERMEDIATE, 01000080", "INTERMEDIATE, ffffffff",
			"INTERMEDIATE, 04100000", "INTERMEDIATE, 0400000001000000", "ABRIDGED, 00", "ABRIDGED, 81",
			"ABRIDGED, 7f000000", "ABRIDGED, 7f010400", "ABRIDGED, 7fffffff", "PADDED_INTERMEDIATE, 03000000",
			"PADDED_INTERMEDIATE, 01100000", "PADDED_INTERMEDIATE, 000000ff" })
	void framesThatNoServerSendsAreRefusedByTheirHead(Transport transport, String head) {
		EmbeddedChannel channel = open(transport);
		assertThatExceptionOfType(TransportException.class)
			.isThrownBy(() -> feed(channel, HexFormat.of().parseHex(head)));
	}

	@Test
	void aFrameOfTheGreatestLengthIsRead() {
		EmbeddedChannel channel = open(Transport.INTERMEDIATE);
		feed(channel, 0, 16, 0, 0);
		for (byte[] half : List.of(new byte[MAX_FRAME / 2], new byte[MAX_FRAME / 2])) {
			feed(channel, half);
		}
		assertThat(channel.<byte[]>readInbound()).hasSize(MAX_FRAME);
	}

	private static void feed(EmbeddedChannel channel, int... values) {
		feed(channel, bytes(values));
	}

}
