package io.github.telegramupdates.spring.storage.peers;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which of the access hashes to store are not stored yet, in the order of their ids.
 */
final class ChangedHashes {

	private static final int CHUNK = 500;

	private ChangedHashes() {
	}

	static SortedMap<Long, Long> of(Map<Long, Long> hashes, ReadHashes stored) {
		SortedMap<Long, Long> changed = new TreeMap<>(hashes);
		List<Long> ids = List.copyOf(changed.keySet());
		for (int from = 0; from < ids.size(); from += CHUNK) {
			stored.read(ids.subList(from, Math.min(from + CHUNK, ids.size())))
				.forEach((hash) -> changed.remove(hash.id(), hash.accessHash()));
		}
		return changed;
	}

	/**
	 * Reads the stored hashes of some ids.
	 */
	@FunctionalInterface
	interface ReadHashes {

		List<StoredHash> read(Collection<Long> ids);

	}

}
