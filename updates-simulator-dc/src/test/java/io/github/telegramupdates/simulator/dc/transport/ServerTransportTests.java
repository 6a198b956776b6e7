package io.github.telegramupdates.simulator.dc.transport;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

import io.github.telegramupdates.mtproto.crypto.Obfuscation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ServerTransportTests {

	private final SplittableRandom random = new SplittableRandom(21);

	private final ServerTransport transport = new ServerTransport(this::bytes);

	@ParameterizedTest
	@CsvSource({ "ef 02 0102030405060708 01 0a0b0c0d, 02 0102030405060708",
			"eeeeeeee 08000000 0102030405060708 04000000 0a0b0c0d, 08000000 0102030405060708" })
	void theFirstBytesChooseTheTransport(String wire, String answer) {
		List<byte[]> messages = this.transport.receive(hex(wire));
		assertThat(messages).containsExactly(hex("0102030405060708"), hex("0a0b0c0d"));
		assertThat(this.transport.frame(hex("0102030405060708"))).isEqualTo(hex(answer));
	}

	@ParameterizedTest
	@ValueSource(ints = { 4, 504, 508, 512, 70_000 })
	void abridgedLengthsHaveTwoForms(int length) {
		byte[] message = bytes(length);
		this.transport.receive(hex("ef"));
		byte[] frame = this.transport.frame(message);
		assertThat(this.transport.receive(frame)).containsExactly(message);
		assertThat(frame).hasSize(length + ((length < 508) ? 1 : 4));
	}

	@Test
	void aPaddedMessageKeepsItsPadding() {
		assertThat(this.transport.receive(hex("dddddddd 07000000 01020304050607")))
			.containsExactly(hex("01020304050607"));
	}

	@Test
	void thePaddingOfAnAnswerIsShorterThanAWord() {
		this.transport.receive(hex("dddddddd 07000000 01020304050607"));
		for (int i = 0; i < 100; i++) {
			assertThat(this.transport.frame(bytes(40)).length).isBetween(44, 47);
		}
	}

	@Test
	void aFullTransportCountsAndChecksItsFrames() {
		FullFraming client = new FullFraming();
		byte[] one = client.frame(bytes(20));
		byte[] two = client.frame(bytes(40));
		assertThat(this.transport.receive(one)).containsExactly(Arrays.copyOfRange(one, 8, 28));
		assertThat(this.transport.receive(two)).containsExactly(Arrays.copyOfRange(two, 8, 48));
		byte[] answer = this.transport.frame(bytes(8));
		assertThat(ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN).getInt()).isEqualTo(20);
		assertThatExceptionOfType(TransportException.class).isThrownBy(() -> this.transport.receive(two));
	}

	@ParameterizedTest
	@ValueSource(strings = { "efefefef", "eeeeeeee", "dddddddd" })
	void anObfuscatedConnectionHidesAnyOfThem(String tag) {
		int number = (int) Long.parseLong(tag, 16);
		Obfuscation client = Obfuscation.ofClient(number, 2, new byte[0], this::bytes);
		byte[] message = bytes(64);
		byte[] frame = plainFrame(number, message);
		ByteArrayOutputStream wire = new ByteArrayOutputStream();
		wire.writeBytes(client.header());
		wire.writeBytes(client.encrypt(frame));
		assertThat(this.transport.receive(wire.toByteArray())).containsExactly(message);
		byte[] answer = client.decrypt(this.transport.frame(message));
		assertThat(answer.length).isBetween(frame.length, frame.length + 15);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3, 7 })
	void messagesComeWholeHoweverTheBytesAreSplit(int piece) {
		byte[] message = bytes(100);
		ByteArrayOutputStream wire = new ByteArrayOutputStream();
		wire.writeBytes(hex("eeeeeeee"));
		wire.writeBytes(plainFrame(0xeeeeeeee, message));
		wire.writeBytes(plainFrame(0xeeeeeeee, message));
		List<byte[]> messages = new ArrayList<>();
		byte[] bytes = wire.toByteArray();
		for (int at = 0; at < bytes.length; at += piece) {
			messages.addAll(this.transport.receive(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + piece))));
		}
		assertThat(messages).containsExactly(message, message);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "eeeeeeee 00000080", "eeeeeeee 00000002", "eeeeeeee 00000000", "ef 81020304", "ef 00000000" })
	void aLengthThatNoMessageHasIsRefused(String wire) {
		assertThatExceptionOfType(TransportException.class).isThrownBy(() -> this.transport.receive(hex(wire)));
	}

	@Test
	void anUnknownTagIsRefused() {
		assertThatExceptionOfType(TransportException.class).isThrownBy(() -> this.transport.receive(bytes(64)));
	}

	private static byte[] plainFrame(int tag, byte[] message) {
		return (tag == 0xefefefef) ? new AbridgedFraming().frame(message) : new IntermediateFraming().frame(message);
	}

	private static byte[] hex(String text) {
		return HexFormat.of().parseHex(text.replace(" ", ""));
	}

	private byte[] bytes(int count) {
		byte[] bytes = new byte[count];
		this.random.nextBytes(bytes);
		return bytes;
	}

}
