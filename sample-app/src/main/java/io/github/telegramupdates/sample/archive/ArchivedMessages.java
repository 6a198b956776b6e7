package io.github.telegramupdates.sample.archive;

import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * The archive.
 */
public interface ArchivedMessages extends JpaRepository<ArchivedMessage, MessageKey> {

	/**
	 * The newest messages.
	 * @return at most 100, the newest first
	 */
	List<ArchivedMessage> findTop100ByOrderBySentAtDescKeyMessageIdDesc();

	/**
	 * The messages of an account.
	 * @param accountId the account
	 * @return all of them
	 */
	List<ArchivedMessage> findByKeyAccountId(long accountId);

}
