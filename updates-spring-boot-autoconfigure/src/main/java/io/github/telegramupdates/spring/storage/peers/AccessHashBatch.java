package io.github.telegramupdates.spring.storage.peers;

import java.util.List;
import java.util.SortedMap;

import io.github.telegramupdates.spring.storage.jpa.JdbcBatches;

/**
 * Writes access hashes of one table, many in one batch.
 */
class AccessHashBatch {

	private final JdbcBatches batches;

	private final String upsert;

	AccessHashBatch(JdbcBatches batches, Class<?> entity, String peerColumn) {
		this.batches = batches;
		this.upsert = batches.upsert(entity, List.of("user_id", peerColumn), List.of("access_hash"));
	}

	void write(long userId, SortedMap<Long, Long> hashes) {
		this.batches.write(this.upsert, List.copyOf(hashes.entrySet()),
				(hash) -> new Object[] { userId, hash.getKey(), hash.getValue() });
	}

}
