package io.github.telegramupdates.engine.sequencing.container;

import java.util.Arrays;
import java.util.Objects;

import io.github.telegramupdates.tl.MessageUpdate;
import io.github.telegramupdates.tl.QtsUpdate;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateNewEncryptedMessage;

/**
 * Says whether what a difference brings was pushed as well. Its members have other
 * positions than those that were pushed, or none, and show the latest version of a
 * message.
 */
public final class UpdateMatcher {

	private UpdateMatcher() {
	}

	public static boolean is(Update pushed, Update brought) {
		if (pushed instanceof MessageUpdate one && brought instanceof MessageUpdate other) {
			return one.message().id() == other.message().id()
					&& Objects.equals(Position.peerOf(one.message()), Position.peerOf(other.message()))
					&& Position.of(pushed).box().equals(Position.of(brought).box());
		}
		if (pushed instanceof UpdateNewEncryptedMessage one && brought instanceof UpdateNewEncryptedMessage other) {
			return one.message().equals(other.message());
		}
		return pushed instanceof QtsUpdate one && brought instanceof QtsUpdate other && isSameEvent(one, other);
	}

	private static boolean isSameEvent(QtsUpdate pushed, QtsUpdate brought) {
		// a difference can leave the qts of an event out
		return (brought.qts() != 0) ? pushed.equals(brought)
				: differInOneWord(pushed.toByteArray(), brought.toByteArray());
	}

	// their qts differ, so it is the word
	private static boolean differInOneWord(byte[] one, byte[] other) {
		int end = Arrays.mismatch(one, other) / Integer.BYTES * Integer.BYTES + Integer.BYTES;
		return one.length == other.length && Arrays.equals(one, end, one.length, other, end, other.length);
	}

}
