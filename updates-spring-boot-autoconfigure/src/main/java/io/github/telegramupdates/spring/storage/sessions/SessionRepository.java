package io.github.telegramupdates.spring.storage.sessions;

import java.util.Optional;

import io.github.telegramupdates.spring.storage.jpa.Upserts;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;

/**
 * Statements on sessions.
 */
@NoRepositoryBean
interface SessionRepository extends Repository<SessionEntity, SessionKey>, Upserts {

	@Query("select s.record from #{#entityName} s where s.account = :account and s.number = 0")
	Optional<byte[]> findRecord(String account);

	@Query("select max(s.number) from #{#entityName} s where s.account = :account")
	Optional<Integer> findHighestNumber(String account);

	@Modifying
	@Query("delete from #{#entityName} s where s.account = :account and s.number = 0")
	int deleteRecord(String account);

}
