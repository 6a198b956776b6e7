package io.github.telegramupdates.engine.storage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What two changes that follow each other have in common.
 */
final class ConsecutiveChanges {

	private ConsecutiveChanges() {
	}

	static void requireRising(long version, long nextVersion) {
		if (nextVersion <= version) {
			throw new IllegalArgumentException("version " + nextVersion + " does not follow version " + version);
		}
	}

	static void requireConsecutive(StateChange first, StateChange following) {
		if (first.userId() != following.userId() || !first.lane().equals(following.lane())
				|| first.ownerEpoch() != following.ownerEpoch() || first.nextVersion() != following.version()
				|| !first.next().equals(following.expected())) {
			throw new StateChangeOrderException(first.userId(), end(first) + " is not followed by " + begin(following));
		}
	}

	static List<FetchIntent> highest(Collection<FetchIntent> first, Collection<FetchIntent> following) {
		if (first.isEmpty() && following.isEmpty()) {
			return List.of();
		}
		Map<Long, FetchIntent> highest = new LinkedHashMap<>();
		Stream.concat(first.stream(), following.stream())
			.forEach((intent) -> highest.merge(intent.channelId(), intent, ConsecutiveChanges::higher));
		return new ArrayList<>(highest.values());
	}

	private static FetchIntent higher(FetchIntent stored, FetchIntent following) {
		return (following.generation() >= stored.generation()) ? following : stored;
	}

	static <T> List<T> concat(List<T> first, List<T> following) {
		if (following.isEmpty()) {
			return first;
		}
		return Stream.concat(first.stream(), following.stream()).toList();
	}

	private static String end(StateChange change) {
		return change.lane() + " at " + change.next() + " in version " + change.nextVersion() + " under claim "
				+ change.ownerEpoch();
	}

	private static String begin(StateChange change) {
		return change.lane() + " of account " + change.userId() + " at " + change.expected() + " in version "
				+ change.version() + " under claim " + change.ownerEpoch();
	}

}
