package io.github.telegramupdates.spring.storage.positions;

import java.util.stream.Stream;

import io.github.telegramupdates.engine.storage.FetchIntent;
import jakarta.persistence.QueryHint;
import org.hibernate.jpa.HibernateHints;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;

/**
 * Statements on fetch intents.
 */
@NoRepositoryBean
interface FetchIntentRepository extends Repository<FetchIntentEntity, ChannelKey> {

	@Query("""
			select new io.github.telegramupdates.engine.storage.FetchIntent(i.channelId, i.expectedPts, i.generation)
			from #{#entityName} i where i.userId = :userId""")
	@QueryHints(@QueryHint(name = HibernateHints.HINT_FETCH_SIZE, value = "5000"))
	Stream<FetchIntent> streamIntents(long userId);

	@Modifying
	@Query("delete from #{#entityName} i where i.userId = :userId")
	int deleteAll(long userId);

}
