package io.github.telegramupdates.spring.storage.peers;

import java.util.Map;

import io.github.telegramupdates.engine.peers.ChannelAccessHasher;
import io.github.telegramupdates.engine.peers.UserAccessHasher;
import io.github.telegramupdates.spring.storage.AccessHasherContract;
import io.github.telegramupdates.spring.storage.StorageApplication;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the access hashers promise in a database.
 */
abstract class JpaAccessHasherContract extends AccessHasherContract {

	abstract StorageApplication application();

	@Override
	protected ChannelAccessHasher channels() {
		return application().channelHashes();
	}

	@Override
	protected UserAccessHasher users() {
		return application().userHashes();
	}

	@Test
	void aHashSurvivesTheRollbackOfTheCaller() {
		application().transaction().executeWithoutResult((status) -> {
			channels().setChannelAccessHash(this.user, 1, 10);
			status.setRollbackOnly();
		});
		assertThat(channels().getChannelAccessHash(this.user, 1)).hasValue(10);
	}

	@Test
	void knownHashesAreReadAndNotWritten() {
		Map<Long, Long> hashes = Map.of(1L, 10L, 2L, 20L, 3L, 30L);
		users().setUserAccessHashes(this.user, hashes);
		Statistics statistics = application().entityManagerFactory().unwrap(SessionFactory.class).getStatistics();
		statistics.clear();
		users().setUserAccessHashes(this.user, hashes);
		assertThat(statistics.getPrepareStatementCount()).isOne();
	}

}
