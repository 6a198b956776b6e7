package io.github.telegramupdates.spring.storage.positions;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import io.github.telegramupdates.engine.storage.AccountState;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;

/**
 * Statements on positions of accounts. Those that change return how many rows they found
 * as expected: 1 or 0.
 */
@NoRepositoryBean
interface UserStateRepository extends Repository<UserStateEntity, Long> {

	/**
	 * Writes what handlers have left in the persistence context.
	 */
	void flush();

	@Query("""
			select new io.github.telegramupdates.engine.storage.AccountState(
				s.pts, s.qts, s.date, s.seq, s.epoch, s.topMessageId)
			from #{#entityName} s where s.userId = :userId and s.pts is not null""")
	Optional<AccountState> findState(long userId);

	@Query("select s.ownerEpoch from #{#entityName} s where s.userId = :userId")
	Optional<Long> findOwnerEpoch(long userId);

	@Query("""
			select new io.github.telegramupdates.spring.storage.positions.StoredClaim(s.userId, s.ownerEpoch)
			from #{#entityName} s where s.userId in :userIds""")
	List<StoredClaim> findOwnerEpochs(Collection<Long> userIds);

	@Query("select s.version from #{#entityName} s where s.userId = :userId")
	Optional<Long> findVersion(long userId);

	default int replace(long userId, AccountState state) {
		return replace(userId, state.pts(), state.qts(), state.date(), state.seq(), state.epoch(),
				state.topMessageId());
	}

	@Modifying
	@Query("""
			update versioned #{#entityName} s
			set s.pts = :pts, s.qts = :qts, s.date = :date, s.seq = :seq, s.epoch = :epoch,
				s.topMessageId = :topMessageId
			where s.userId = :userId""")
	int replace(long userId, int pts, int qts, int date, int seq, int epoch, int topMessageId);

	@Modifying
	@Query("update versioned #{#entityName} s set s.pts = :pts where s.userId = :userId and s.pts is not null")
	int setPts(long userId, int pts);

	@Modifying
	@Query("update versioned #{#entityName} s set s.qts = :qts where s.userId = :userId and s.pts is not null")
	int setQts(long userId, int qts);

	@Modifying
	@Query("update versioned #{#entityName} s set s.date = :date where s.userId = :userId and s.pts is not null")
	int setDate(long userId, int date);

	@Modifying
	@Query("update versioned #{#entityName} s set s.seq = :seq where s.userId = :userId and s.pts is not null")
	int setSeq(long userId, int seq);

	@Modifying
	@Query("""
			update versioned #{#entityName} s set s.date = :date, s.seq = :seq
			where s.userId = :userId and s.pts is not null""")
	int setDateSeq(long userId, int date, int seq);

	@Modifying
	@Query("""
			update versioned #{#entityName} s
			set s.pts = null, s.qts = null, s.date = null, s.seq = null, s.epoch = 0, s.topMessageId = 0
			where s.userId = :userId""")
	int clear(long userId);

	@Modifying
	@Query("update versioned #{#entityName} s set s.ownerEpoch = s.ownerEpoch + 1 where s.userId = :userId")
	int claim(long userId);

	@Modifying
	@Query("""
			insert into #{#entityName} (userId, epoch, ownerEpoch, topMessageId, version)
			values (:userId, 0, 0, 0, 0) on conflict do nothing""")
	int create(long userId);

}
