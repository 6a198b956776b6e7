package io.github.telegramupdates.simulator.dc.envelope;

import io.github.telegramupdates.simulator.dc.lint.Violation;

import java.util.Arrays;
import java.util.SplittableRandom;

import io.github.telegramupdates.mtproto.crypto.AesIge;
import io.github.telegramupdates.mtproto.crypto.AuthKey;
import io.github.telegramupdates.mtproto.crypto.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EnvelopeTests {

	private final SplittableRandom random = new SplittableRandom(31);

	private final AuthKey key = AuthKey.of(bytes(256));

	private final Envelope envelope = new Envelope(this.key);

	@Test
	void aMessageOfTheClientIsDecrypted() {
		EncryptedMessage message = this.envelope.open(clientMessage(8, 8, 24));
		assertThat(message.salt()).isEqualTo(1);
		assertThat(message.sessionId()).isEqualTo(2);
		assertThat(message.id()).isEqualTo(4);
		assertThat(message.sequence()).isEqualTo(3);
		assertThat(message.body()).hasSize(8);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 15 })
	void thePaddingOfTheTransportIsIgnored(int length) {
		byte[] wire = clientMessage(8, 8, 24);
		byte[] padded = Arrays.copyOf(wire, wire.length + length);
		assertThat(this.envelope.open(padded).body()).hasSize(8);
	}

	@ParameterizedTest
	@CsvSource({ "8, 8, 8", "8, 8, 1032", "8, -4, 24", "8, 6, 24", "8, 100, 24" })
	void aWrongLengthOrPaddingIsRefused(int body, int announced, int padding) {
		assertThatExceptionOfType(EnvelopeException.class)
			.isThrownBy(() -> this.envelope.open(clientMessage(body, announced, padding)))
			.satisfies((ex) -> assertThat(ex.violation()).isEqualTo(Violation.PADDING));
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, 23, 24, 60 })
	void aChangedMessageIsRefused(int at) {
		byte[] wire = clientMessage(8, 8, 24);
		wire[at] ^= 1;
		assertThatExceptionOfType(EnvelopeException.class).isThrownBy(() -> this.envelope.open(wire))
			.satisfies((ex) -> assertThat(ex.violation()).isEqualTo(Violation.MESSAGE_KEY));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 24, 40, 55 })
	void aTruncatedMessageIsRefused(int length) {
		assertThatExceptionOfType(EnvelopeException.class)
			.isThrownBy(() -> this.envelope.open(Arrays.copyOf(clientMessage(8, 8, 24), length)));
	}

	@Test
	void aMessageToTheClientHasItsOwnKeys() {
		byte[] wire = this.envelope.seal(new EncryptedMessage(1, 2, 5, 3, bytes(20)), this::bytes);
		byte[] messageKey = Arrays.copyOfRange(wire, 8, 24);
		byte[] plain = new AesIge().decrypt(Arrays.copyOfRange(wire, 24, wire.length),
				this.key.parameters(Side.SERVER, messageKey));
		assertThat(this.key.messageKey(Side.SERVER, plain)).isEqualTo(messageKey);
		assertThat(plain.length - 32 - 20).isBetween(12, 27);
		assertThatExceptionOfType(EnvelopeException.class).isThrownBy(() -> this.envelope.open(wire));
	}

	private byte[] clientMessage(int length, int announced, int padding) {
		return TestEnvelope.seal(this.key, new EncryptedMessage(1, 2, 4, 3, bytes(length)), announced, bytes(padding));
	}

	private byte[] bytes(int count) {
		byte[] bytes = new byte[count];
		this.random.nextBytes(bytes);
		return bytes;
	}

}
