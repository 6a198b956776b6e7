package io.github.telegramupdates.tl;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * Tests against values that an independent implementation encoded.
 */
class VectorTests {

	private final List<Vector> vectors = Vector.all();

	@Test
	void thereAreVectors() {
		assertThat(this.vectors).isNotEmpty();
	}

	@Test
	void decodesToTheRightRecordWithTheRightValues() {
		for (Vector vector : this.vectors) {
			assertThat(VectorComparison.differences(vector.name(), vector.isMethod(), read(vector), vector.value()))
				.as(vector.toString())
				.isEmpty();
		}
	}

	@Test
	void encodesToTheSameBytes() {
		for (Vector vector : this.vectors) {
			assertThat(read(vector).toByteArray()).as(vector.toString()).isEqualTo(vector.bytes());
		}
	}

	@Test
	void equalBytesAreEqualValues() {
		for (Vector vector : this.vectors) {
			TlObject first = read(vector);
			TlObject second = read(vector);
			assertThat(first).as(vector.toString()).isEqualTo(second).hasSameHashCodeAs(second);
			assertThat(first.toString()).as(vector.toString()).isEqualTo(second.toString()).doesNotContain("[B@");
		}
	}

	@Test
	void theIdIsThatOfTheFirstBytes() {
		for (Vector vector : this.vectors) {
			assertThat(read(vector).constructorId()).as(vector.toString())
				.isEqualTo(new TlReader(vector.bytes()).readInt());
		}
	}

	@Test
	void everyMethodKnowsItsName() {
		for (Vector vector : this.vectors) {
			if (read(vector) instanceof TlMethod<?> method) {
				assertThat(method.methodName()).isEqualTo(vector.name());
			}
		}
	}

	private static TlObject read(Vector vector) {
		try {
			return vector.read();
		}
		catch (TlDecodeException ex) {
			return fail("Cannot decode " + vector, ex);
		}
	}

}
