package io.github.telegramupdates.mtproto.fuzz;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Changes bytes at random, in the ways that break parsers: flipped bits, words that stand
 * for limits, ends that are missing, parts that come twice.
 */
public final class Mutations {

	/** Limits, and constructors that hold other objects. */
	private static final int[] WORDS = { -1, 0, 1, 4, Integer.MAX_VALUE, Integer.MIN_VALUE, 0xfffffe, 0xfe, 0x7f,
			0x1cb5c415, 0x73f1f8dc, 0x3072cfa1, 0xf35c6d01 };

	private final SplittableRandom random;

	public Mutations(SplittableRandom random) {
		this.random = random;
	}

	/**
	 * Changes bytes.
	 * @param bytes the bytes, at least four, which stay as they are
	 * @return other bytes
	 */
	public byte[] mutated(byte[] bytes) {
		byte[] changed = bytes;
		for (int changes = this.random.nextInt(1, 4); changes > 0 && changed.length >= 4; changes--) {
			changed = changedOnce(changed);
		}
		return changed;
	}

	private byte[] changedOnce(byte[] bytes) {
		return switch (this.random.nextInt(6)) {
			case 0, 1 -> withFlippedBit(bytes);
			case 2, 3 -> withWord(bytes);
			case 4 -> Arrays.copyOf(bytes, this.random.nextInt(bytes.length / 4 + 1) * 4);
			default -> withRepetition(bytes);
		};
	}

	private byte[] withFlippedBit(byte[] bytes) {
		byte[] changed = bytes.clone();
		changed[this.random.nextInt(bytes.length)] ^= (byte) (1 << this.random.nextInt(8));
		return changed;
	}

	private byte[] withWord(byte[] bytes) {
		byte[] changed = bytes.clone();
		int word = WORDS[this.random.nextInt(WORDS.length)];
		int at = this.random.nextInt(bytes.length / 4) * 4;
		for (int i = 0; i < 4; i++) {
			changed[at + i] = (byte) (word >>> (8 * i));
		}
		return changed;
	}

	private byte[] withRepetition(byte[] bytes) {
		int from = this.random.nextInt(bytes.length / 4) * 4;
		int length = Math.min(bytes.length - from, this.random.nextInt(1, 9) * 4);
		byte[] changed = Arrays.copyOf(bytes, bytes.length + length);
		System.arraycopy(bytes, from, changed, from + length, bytes.length - from);
		return changed;
	}

}
