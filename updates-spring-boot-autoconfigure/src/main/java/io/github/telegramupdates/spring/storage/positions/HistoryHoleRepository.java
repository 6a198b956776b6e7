package io.github.telegramupdates.spring.storage.positions;

import java.util.stream.Stream;

import io.github.telegramupdates.engine.storage.HistoryHole;
import jakarta.persistence.QueryHint;
import org.hibernate.jpa.HibernateHints;
import org.jspecify.annotations.Nullable;

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
			select new io.github.telegramupdates.spring.storage.positions.StoredHole(
				h.box, h.channelId, h.fromPts, h.toPts, h.epoch, h.oldPosition, h.oldEpoch, h.newPosition, h.newEpoch,
				h.afterMessageId, h.topMessageId, h.cause)
			from #{#entityName} h where h.userId = :userId order by h.holeId""")
	@QueryHints(@QueryHint(name = HibernateHints.HINT_FETCH_SIZE, value = "5000"))
	Stream<StoredHole> streamHoles(long userId);

	@Modifying
	@Query("delete from #{#entityName} h where h.userId = :userId")
	int deleteAll(long userId);

}
