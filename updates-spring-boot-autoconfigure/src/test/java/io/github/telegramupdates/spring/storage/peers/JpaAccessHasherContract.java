package io.github.telegramupdates.spring.storage.peers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import io.github.telegramupdates.engine.peers.ChannelAccessHasher;
import io.github.telegramupdates.engine.peers.UserAccessHasher;
import io.github.telegramupdates.spring.storage.AccessHasherContract;
import io.github.telegramupdates.spring.storage.CountingDataSource;
import io.github.telegramupdates.spring.storage.StorageApplication;
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
		assertThat(statementsOf(() -> users().setUserAccessHashes(this.user, hashes))).hasSize(1);
	}

	@Test
	void manyHashesAreReadAndWrittenByOneStatementEach() {
		Map<Long, Long> hashes = new HashMap<>();
		for (long id = 1; id <= 400; id++) {
			hashes.put(id, -id);
		}
		assertThat(statementsOf(() -> users().setUserAccessHashes(this.user, hashes))).hasSize(2);
		assertThat(statementsOf(() -> channels().setChannelAccessHashes(this.user, hashes))).hasSize(2);
		hashes.replaceAll((id, hash) -> 2 * hash);
		assertThat(statementsOf(() -> users().setUserAccessHashes(this.user, hashes))).hasSize(2);
		assertThat(users().getUserAccessHash(this.user, 400)).hasValue(-800);
		assertThat(channels().getChannelAccessHash(this.user, 400)).hasValue(-400);
	}

	private List<String> statementsOf(Runnable action) {
		return ((CountingDataSource) application().bean(DataSource.class)).statementsOf(action);
	}

}
