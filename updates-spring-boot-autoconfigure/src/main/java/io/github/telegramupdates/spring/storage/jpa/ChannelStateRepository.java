package io.github.telegramupdates.spring.storage.jpa;

import java.util.Optional;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.storage.ChannelState;
import jakarta.persistence.QueryHint;
import org.hibernate.jpa.HibernateHints;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;

/**
 * Statements on positions of channels. Those that change return how many rows they found
 * as expected: 1 or 0.
 */
interface ChannelStateRepository extends Repository<ChannelStateEntity, ChannelKey> {

	@Query("""
			select new io.github.telegramupdates.engine.storage.ChannelState(c.pts, c.epoch, c.flags, c.topMessageId)
			from #{#entityName} c where c.userId = :userId and c.channelId = :channelId""")
	Optional<ChannelState> findState(long userId, long channelId);

	@Query("""
			select new io.github.telegramupdates.spring.storage.jpa.StoredChannel(
				c.channelId, c.pts, c.epoch, c.flags, c.topMessageId)
			from #{#entityName} c where c.userId = :userId""")
	@QueryHints(@QueryHint(name = HibernateHints.HINT_FETCH_SIZE, value = "5000"))
	Stream<StoredChannel> streamChannels(long userId);

	@Modifying
	@Query("""
			update versioned #{#entityName} c
			set c.pts = :#{#next.pts()}, c.epoch = :#{#next.epoch()}, c.flags = :#{#next.flags()},
				c.topMessageId = :#{#next.topMessageId()}
			where c.userId = :userId and c.channelId = :channelId
				and c.pts = :#{#expected.pts()} and c.epoch = :#{#expected.epoch()}
				and c.flags = :#{#expected.flags()} and c.topMessageId = :#{#expected.topMessageId()}
				and exists (select 1 from io.github.telegramupdates.spring.storage.jpa.UserStateEntity s
					where s.userId = :userId and s.ownerEpoch = :ownerEpoch)""")
	int advance(long userId, long ownerEpoch, long channelId, ChannelState expected, ChannelState next);

	@Modifying
	@Query("""
			insert into #{#entityName} (userId, channelId, pts, epoch, flags, topMessageId, version)
			values (:userId, :channelId, :#{#state.pts()}, :#{#state.epoch()}, :#{#state.flags()},
				:#{#state.topMessageId()}, 0)
			on conflict do nothing""")
	int create(long userId, long channelId, ChannelState state);

	@Modifying
	@Query("""
			update versioned #{#entityName} c set c.pts = :pts
			where c.userId = :userId and c.channelId = :channelId""")
	int setPts(long userId, long channelId, int pts);

	@Modifying
	@Query("delete from #{#entityName} c where c.userId = :userId")
	int deleteAll(long userId);

}
