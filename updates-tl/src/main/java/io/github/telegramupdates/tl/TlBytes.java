package io.github.telegramupdates.tl;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Lists of byte arrays compared by content, for the {@code equals} and {@code hashCode}
 * of generated records.
 */
public final class TlBytes {

	private TlBytes() {
	}

	/**
	 * Whether two lists hold equal bytes in the same order.
	 * @param left a list or {@code null}
	 * @param right a list or {@code null}
	 * @return whether they are equal
	 */
	public static boolean equals(@Nullable List<byte[]> left, @Nullable List<byte[]> right) {
		if (left == null || right == null) {
			return left == right;
		}
		return Arrays.deepEquals(left.toArray(), right.toArray());
	}

	/**
	 * A hash code that goes with {@link #equals(List, List)}.
	 * @param list a list or {@code null}
	 * @return its hash code
	 */
	public static int hashCode(@Nullable List<byte[]> list) {
		return (list != null) ? Arrays.deepHashCode(list.toArray()) : 0;
	}

}
