package io.github.telegramupdates.spring.storage.positions;

import java.util.Optional;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.storage.ChannelState;
import jakarta.persistence.QueryHint;
import org.hibernate.jpa.HibernateHints;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;

/**
 * Statements on positions of channels. Those that change return how many rows they found
 * as expected: 1 or 0.
 */
@NoRepositoryBean
interface ChannelStateRepository extends Repository<ChannelStateEntity, ChannelKey> {

	@Query("""
			select new io.github.telegramupdates.engine.storage.ChannelState(c.pts, c.epoch, c.flags, c.topMessageId)
			from #{#entityName} c where c.userId = :userId and c.channelId = :channelId""")
	Optional<ChannelState> findState(long userId, long channelId);

	@Query("""
			select new io.github.telegramupdates.spring.storage.positions.StoredChannel(
				c.channelId, c.pts, c.epoch, c.flags, c.topMessageId, c.version)
			from #{#entityName} c where c.userId = :userId""")
	@QueryHints(@QueryHint(name = HibernateHints.HINT_FETCH_SIZE, value = "5000"))
	Stream<StoredChannel> streamChannels(long userId);

	default int create(long userId, long channelId, ChannelState state) {
		return create(userId, channelId, state.pts(), state.epoch(), state.flags(), state.topMessageId());
	}

	@Modifying
	@Query("""
			insert into #{#entityName} (userId, channelId, pts, epoch, flags, topMessageId, version)
			values (:userId, :channelId, :pts, :epoch, :flags, :topMessageId, 0)
			on conflict do nothing""")
	int create(long userId, long channelId, int pts, int epoch, int flags, int topMessageId);

	@Modifying
	@Query("""
			update versioned #{#entityName} c set c.pts = :pts
			where c.userId = :userId and c.channelId = :channelId""")
	int setPts(long userId, long channelId, int pts);

	@Modifying
	@Query("delete from #{#entityName} c where c.userId = :userId")
	int deleteAll(long userId);

}
