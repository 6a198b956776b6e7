package io.github.telegramupdates.tl;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

/**
 * Tests that whatever comes over the wire ends in a value or a {@link TlDecodeException}.
 */
class HostileInputTests {

	private static final int ROUNDS = 12;

	@Test
	void everyTruncationIsRefused() {
		for (Vector vector : Vector.all()) {
			for (int length = 0; length < vector.bytes().length; length += Math.max(1, vector.bytes().length / 40)) {
				assertThat(isRefused(vector, length)).as("%s cut at %d", vector, length).isTrue();
			}
		}
	}

	private static boolean isRefused(Vector vector, int length) {
		try {
			vector.read(new TlReader(vector.bytes(), 0, length));
			return false;
		}
		catch (TlDecodeException ex) {
			return true;
		}
	}

	@Test
	void flippedBitsEndInAValueOrADecodeException() {
		long seed = Long.getLong("tl.seed", System.nanoTime());
		SplittableRandom random = new SplittableRandom(seed);
		for (Vector vector : Vector.all()) {
			for (int round = 0; round < ROUNDS; round++) {
				byte[] bytes = vector.bytes().clone();
				for (int flips = random.nextInt(1, 5); flips > 0; flips--) {
					bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
				}
				check(vector, bytes, seed);
			}
		}
	}

	@Test
	void replacedWordsEndInAValueOrADecodeException() {
		long seed = Long.getLong("tl.seed", System.nanoTime());
		SplittableRandom random = new SplittableRandom(seed);
		int[] words = { -1, 0, 1, Integer.MAX_VALUE, Integer.MIN_VALUE, TlWriter.VECTOR, TlWriter.BOOL_TRUE, 0xfffffffe,
				TextBold.ID, JsonArray.ID };
		for (Vector vector : Vector.all()) {
			for (int round = 0; round < ROUNDS; round++) {
				byte[] bytes = vector.bytes().clone();
				int word = words[random.nextInt(words.length)];
				int at = random.nextInt(bytes.length / 4) * 4;
				for (int i = 0; i < 4; i++) {
					bytes[at + i] = (byte) (word >>> (8 * i));
				}
				check(vector, bytes, seed);
			}
		}
	}

	private static void check(Vector vector, byte[] bytes, long seed) {
		try {
			TlObject object = vector.read(new TlReader(bytes));
			TlObject again = vector.read(new TlReader(object.toByteArray()));
			assertThat(again).as("%s, seed %d", vector, seed).isEqualTo(object);
		}
		catch (TlDecodeException ex) {
			assertThat(ex.offset()).isBetween(0, bytes.length);
		}
		catch (RuntimeException | StackOverflowError | OutOfMemoryError ex) {
			fail("tl.seed=" + seed + ", " + vector + ": " + Arrays.toString(bytes), ex);
		}
	}

	@Test
	void bottomlessNestingIsRefused() {
		TlWriter out = new TlWriter();
		for (int i = 0; i < 1_000_000; i++) {
			out.writeInt(TextBold.ID);
		}
		assertThatExceptionOfType(TlDecodeException.class)
			.isThrownBy(() -> RichText.read(new TlReader(out.toByteArray())))
			.withMessageContaining("nested more than 64 levels deep");
	}

	@Test
	void bottomlessNestingOfCallsIsRefused() {
		TlWriter out = new TlWriter();
		for (int i = 0; i < 1_000_000; i++) {
			out.writeInt(io.github.telegramupdates.tl.rpc.InvokeWithoutUpdates.ID);
		}
		assertThatExceptionOfType(TlDecodeException.class)
			.isThrownBy(() -> TlMethods.read(new TlReader(out.toByteArray())))
			.withMessageContaining("nested more than 64 levels deep");
	}

	@Test
	void nestingUpToTheLimitIsAccepted() {
		RichText text = new TextEmpty();
		for (int i = 1; i < TlLimits.DEFAULT.depth(); i++) {
			text = new TextBold(text);
		}
		assertThat(RichText.read(new TlReader(text.toByteArray()))).isEqualTo(text);
		byte[] deeper = new TextBold(text).toByteArray();
		assertThatExceptionOfType(TlDecodeException.class).isThrownBy(() -> RichText.read(new TlReader(deeper)));
	}

	@Test
	void siblingsDoNotCountAsNesting() {
		TlWriter out = new TlWriter();
		out.writeVectorSize(1000);
		for (int i = 0; i < 1000; i++) {
			out.writeInt(TextBold.ID);
			out.writeInt(TextEmpty.ID);
		}
		assertThat(RichText.readVector(new TlReader(out.toByteArray()))).hasSize(1000);
	}

	@Test
	void moreThanAMillionObjectsAreRefused() {
		int count = TlLimits.DEFAULT.objects() + 1;
		TlWriter out = new TlWriter(4 * count);
		out.writeVectorSize(count);
		for (int i = 0; i < count; i++) {
			out.writeInt(TextEmpty.ID);
		}
		assertThatExceptionOfType(TlDecodeException.class)
			.isThrownBy(() -> RichText.readVector(new TlReader(out.toByteArray())))
			.withMessageContaining("more than 1000000 objects");
	}

	@Test
	void moreThanAMillionPlainElementsAreRefused() {
		int count = TlLimits.DEFAULT.objects() + 1;
		TlWriter out = new TlWriter(4 * count);
		out.writeVectorSize(count);
		out.writeRaw(new byte[4 * count]);
		assertThatExceptionOfType(TlDecodeException.class)
			.isThrownBy(() -> new TlReader(out.toByteArray()).readStringVector())
			.withMessageContaining("more than 1000000 objects");
		assertThatExceptionOfType(TlDecodeException.class)
			.isThrownBy(() -> new TlReader(out.toByteArray()).readIntVector())
			.withMessageContaining("more than 1000000 objects");
	}

}
