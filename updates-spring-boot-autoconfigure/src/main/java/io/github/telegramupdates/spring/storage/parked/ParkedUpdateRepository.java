package io.github.telegramupdates.spring.storage.parked;

import java.util.Optional;
import java.util.stream.Stream;

import jakarta.persistence.QueryHint;
import org.hibernate.jpa.HibernateHints;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;

/**
 * Statements on parked updates.
 */
@NoRepositoryBean
interface ParkedUpdateRepository extends Repository<ParkedUpdateEntity, Long> {

	String SELECT = """
			select new io.github.telegramupdates.spring.storage.parked.ParkedRow(
				p.parkedId, p.userId, p.laneChannelId, p.type, p.box, p.channelId, p.position, p.positionCount, p.source,
				p.freshness, p.layer, p.content, p.listener, p.failure, p.attempts, p.firstFailedAt, p.lastFailedAt)
			from #{#entityName} p where p.userId = :userId""";

	@Query(SELECT + " and p.parkedId = :id")
	Optional<ParkedRow> find(long userId, long id);

	@Query(SELECT + " order by p.parkedId")
	@QueryHints(@QueryHint(name = HibernateHints.HINT_FETCH_SIZE, value = "100"))
	Stream<ParkedRow> streamRows(long userId);

	@Query("select count(p) from #{#entityName} p where p.userId = :userId")
	long count(long userId);

	@Modifying
	@Query("delete from #{#entityName} p where p.userId = :userId and p.parkedId = :id")
	int delete(long userId, long id);

	@Modifying
	@Query("delete from #{#entityName} p where p.userId = :userId")
	int deleteAll(long userId);

}
