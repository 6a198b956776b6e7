package io.github.telegramupdates.tl;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link TlReader} and {@link TlWriter}.
 */
class TlReaderTests {

	private final TlWriter out = new TlWriter(0);

	@Test
	void readsNumbersAsWritten() {
		this.out.writeInt(-2);
		this.out.writeLong(Long.MIN_VALUE);
		this.out.writeDouble(-2.25);
		this.out.writeBool(true);
		this.out.writeBool(false);
		TlReader in = written();
		assertThat(in.readInt()).isEqualTo(-2);
		assertThat(in.readLong()).isEqualTo(Long.MIN_VALUE);
		assertThat(in.readDouble()).isEqualTo(-2.25);
		assertThat(in.readBool()).isTrue();
		assertThat(in.readBool()).isFalse();
		in.expectEnd();
	}

	@Test
	void numbersAreLittleEndian() {
		this.out.writeInt(0x04030201);
		assertThat(this.out.toByteArray()).containsExactly(1, 2, 3, 4);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 4, 253, 254, 255, 256, 70_000 })
	void stringsOfAllLengthsAreAlignedAndReadBack(int length) {
		this.out.writeString("x".repeat(length));
		assertThat(this.out.size() % 4).isZero();
		TlReader in = written();
		assertThat(in.readString()).hasSize(length);
		in.expectEnd();
	}

	@Test
	void aStringInTheLongFormIsReadWhateverItsLength() {
		TlReader in = new TlReader(new byte[] { (byte) 254, 3, 0, 0, 'a', 'b', 'c', 0, 9, 0, 0, 0 });
		assertThat(in.readString()).isEqualTo("abc");
		assertThat(in.readInt()).isEqualTo(9);
	}

	@Test
	void malformedUtf8IsReplaced() {
		this.out.writeBytes(new byte[] { 'a', (byte) 0xff, 'b' });
		assertThat(written().readString()).isEqualTo("a\ufffdb");
	}

	@Test
	void stringsAreUtf8() {
		this.out.writeString("Привет 🙂");
		assertThat(written().readBytes()).isEqualTo("Привет 🙂".getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void tooLongAStringCannotBeWritten() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.out.writeBytes(new byte[1 << 24]));
	}

	@Test
	void vectorsAreReadAsWritten() {
		this.out.writeIntVector(List.of(1, 2));
		this.out.writeLongVector(List.of(3L));
		this.out.writeStringVector(List.of("a", "b"));
		this.out.writeBytesVector(List.of(new byte[] { 7 }));
		TlReader in = written();
		assertThat(in.readIntVector()).containsExactly(1, 2);
		assertThat(in.readLongVector()).containsExactly(3L);
		assertThat(in.readVector(TlReader::readString)).containsExactly("a", "b");
		assertThat(in.readBytesVector()).containsExactly(new byte[] { 7 });
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 2, Integer.MAX_VALUE, Integer.MIN_VALUE })
	void aVectorThatTheInputCannotBackIsRefused(int size) {
		this.out.writeVectorSize(size);
		this.out.writeLong(0);
		assertThatExceptionOfType(TlDecodeException.class).isThrownBy(() -> written().readLongVector())
			.withMessage("at byte 4: vector of " + size + " elements with 8 bytes left");
	}

	@Test
	void aStringThatTheInputCannotBackIsRefused() {
		TlReader in = new TlReader(new byte[] { 4, 'a', 'b', 'c' });
		assertThatExceptionOfType(TlDecodeException.class).isThrownBy(in::readString)
			.withMessage("at byte 0: string of 4 bytes with 3 bytes left");
	}

	@Test
	void aStringWithoutItsPaddingIsRefused() {
		TlReader in = new TlReader(new byte[] { 4, 'a', 'b', 'c', 'd', 0, 0 });
		assertThatExceptionOfType(TlDecodeException.class).isThrownBy(in::readString);
	}

	@Test
	void noStringStartsWith255() {
		TlReader in = new TlReader(new byte[] { (byte) 255, 0, 0, 0, 0, 0, 0, 0 });
		assertThatExceptionOfType(TlDecodeException.class).isThrownBy(in::readBytes)
			.withMessage("at byte 0: no string starts with 0xff");
	}

	@Test
	void nothingIsReadBeyondTheGivenPart() {
		TlReader in = new TlReader(new byte[] { 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0 }, 4, 4);
		assertThat(in.readInt()).isEqualTo(2);
		assertThat(in.position()).isEqualTo(4);
		assertThatExceptionOfType(TlDecodeException.class).isThrownBy(in::readInt)
			.withMessage("at byte 4: 4 bytes expected, 0 left");
	}

	@Test
	void bytesLeftOverAreReported() {
		TlReader in = new TlReader(new byte[5]);
		in.readInt();
		assertThatExceptionOfType(TlDecodeException.class).isThrownBy(in::expectEnd)
			.withMessage("at byte 4: 1 bytes left over");
	}

	@Test
	void anythingButABoolIsRefused() {
		this.out.writeInt(1);
		assertThatExceptionOfType(TlDecodeException.class).isThrownBy(() -> written().readBool())
			.withMessage("at byte 0: no constructor 0x1 in Bool");
	}

	private TlReader written() {
		return new TlReader(this.out.toByteArray());
	}

}
