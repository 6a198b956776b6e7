package io.github.telegramupdates.spring.storage.jpa;

import java.util.stream.Stream;

import io.github.telegramupdates.engine.storage.HistoryHole;
import jakarta.persistence.QueryHint;
import org.hibernate.jpa.HibernateHints;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;

/**
 * Statements on holes.
 */
@NoRepositoryBean
interface HistoryHoleRepository extends Repository<HistoryHoleEntity, Long> {

	@Query("""
			select new io.github.telegramupdates.engine.storage.HistoryHole(
				h.channelId, h.fromPts, h.toPts, h.afterMessageId, h.topMessageId, h.epoch, h.cause)
			from #{#entityName} h where h.userId = :userId order by h.holeId""")
	@QueryHints(@QueryHint(name = HibernateHints.HINT_FETCH_SIZE, value = "5000"))
	Stream<HistoryHole> streamHoles(long userId);

	default int create(long userId, HistoryHole hole) {
		return create(userId, hole.channelId(), hole.fromPts(), hole.toPts(), hole.afterMessageId(),
				hole.topMessageId(), hole.epoch(), hole.cause());
	}

	@Modifying
	@Query("""
			insert into #{#entityName} (
				userId, channelId, fromPts, toPts, afterMessageId, topMessageId, epoch, cause)
			values (:userId, :channelId, :fromPts, :toPts, :afterMessageId, :topMessageId, :epoch, :cause)""")
	int create(long userId, long channelId, int fromPts, int toPts, int afterMessageId, int topMessageId, int epoch,
			HistoryHole.Cause cause);

	@Modifying
	@Query("delete from #{#entityName} h where h.userId = :userId")
	int deleteAll(long userId);

}
