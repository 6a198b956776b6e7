package io.github.telegramupdates.sample.archive;

import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * The log of deliveries.
 */
public interface ArchiveEvents extends JpaRepository<ArchiveEvent, Long> {

	/**
	 * What was delivered to an account. Numbers of arrival rise within each box, also
	 * over restarts; between boxes, which are delivered at the same time, they say
	 * little.
	 * @param accountId the account
	 * @return the deliveries in the order of arrival
	 */
	List<ArchiveEvent> findByAccountIdOrderByArrival(long accountId);

}
