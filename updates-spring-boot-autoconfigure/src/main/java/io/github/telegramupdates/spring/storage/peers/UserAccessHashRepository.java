package io.github.telegramupdates.spring.storage.peers;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;

/**
 * Statements on access hashes of users.
 */
@NoRepositoryBean
interface UserAccessHashRepository extends Repository<UserAccessHashEntity, UserHashKey> {

	@Query("select h.accessHash from #{#entityName} h where h.userId = :userId and h.peerId = :peerId")
	Optional<Long> findHash(long userId, long peerId);

	@Query("""
			select new io.github.telegramupdates.spring.storage.peers.StoredHash(h.peerId, h.accessHash)
			from #{#entityName} h where h.userId = :userId and h.peerId in :ids""")
	List<StoredHash> findHashes(long userId, Collection<Long> ids);

}
