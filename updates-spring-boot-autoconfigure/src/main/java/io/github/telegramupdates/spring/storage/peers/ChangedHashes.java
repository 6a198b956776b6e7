package io.github.telegramupdates.spring.storage.peers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Which of the access hashes to store are not stored yet, in the order of their ids.
 */
final class ChangedHashes {

	private static final int CHUNK = 500;

	private ChangedHashes() {
	}

	static <E> List<E> of(Map<Long, Long> hashes, ReadHashes stored, BiFunction<Long, Long, E> entity) {
		SortedMap<Long, Long> changed = new TreeMap<>(hashes);
		List<Long> ids = List.copyOf(changed.keySet());
		for (int from = 0; from < ids.size(); from += CHUNK) {
			stored.read(ids.subList(from, Math.min(from + CHUNK, ids.size())))
				.forEach((hash) -> changed.remove(hash.id(), hash.accessHash()));
		}
		List<E> rows = new ArrayList<>(changed.size());
		changed.forEach((id, hash) -> rows.add(entity.apply(id, hash)));
		return rows;
	}

	/**
	 * Reads the stored hashes of some ids.
	 */
	@FunctionalInterface
	interface ReadHashes {

		List<StoredHash> read(Collection<Long> ids);

	}

}
