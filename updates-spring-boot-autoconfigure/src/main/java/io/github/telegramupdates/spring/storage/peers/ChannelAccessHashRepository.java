package io.github.telegramupdates.spring.storage.peers;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;

/**
 * Statements on access hashes of channels.
 */
@NoRepositoryBean
interface ChannelAccessHashRepository extends Repository<ChannelAccessHashEntity, ChannelHashKey> {

	@Query("select h.accessHash from #{#entityName} h where h.userId = :userId and h.channelId = :channelId")
	Optional<Long> findHash(long userId, long channelId);

	@Query("""
			select new io.github.telegramupdates.spring.storage.peers.StoredHash(h.channelId, h.accessHash)
			from #{#entityName} h where h.userId = :userId and h.channelId in :ids""")
	List<StoredHash> findHashes(long userId, Collection<Long> ids);

}
