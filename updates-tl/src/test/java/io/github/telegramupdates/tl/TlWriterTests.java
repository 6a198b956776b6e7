package io.github.telegramupdates.tl;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class TlWriterTests {

	static Stream<Consumer<TlWriter>> values() {
		return Stream.of((out) -> out.writeInt(7), (out) -> out.writeLong(7), (out) -> out.writeDouble(7),
				(out) -> out.writeBool(true), (out) -> out.writeString(""), (out) -> out.writeString("abc"),
				(out) -> out.writeString("a".repeat(253)), (out) -> out.writeString("a".repeat(254)),
				(out) -> out.writeString("\u00e9\u20ac\ud83d\ude00".repeat(100)),
				(out) -> out.writeBytes(new byte[5_000]), (out) -> out.writeRaw(new byte[32]),
				(out) -> out.writeIntVector(List.of(1, 2, 3)), (out) -> out.writeLongVector(List.of(1L, 2L)),
				(out) -> out.writeStringVector(List.of("a", "abcd")),
				(out) -> out.writeBytesVector(List.of(new byte[3], new byte[300])),
				(out) -> out.writeVector(List.of(new PeerUser(1), new PeerChannel(2))));
	}

	@ParameterizedTest
	@MethodSource("values")
	void aWriterThatCountsHasTheSizeOfOneThatWrites(Consumer<TlWriter> value) {
		TlWriter writing = new TlWriter();
		TlWriter counting = TlWriter.counting();
		for (int i = 0; i < 3; i++) {
			value.accept(writing);
			value.accept(counting);
			assertThat(counting.size()).isPositive().isEqualTo(writing.size());
		}
		assertThat(writing.toByteArray()).hasSize(counting.size());
	}

	@Test
	void aWriterThatCountsHasNoBytes() {
		TlWriter counting = TlWriter.counting();
		counting.writeInt(7);
		assertThatIllegalStateException().isThrownBy(counting::toByteArray).withMessageContaining("4 bytes");
	}

}
