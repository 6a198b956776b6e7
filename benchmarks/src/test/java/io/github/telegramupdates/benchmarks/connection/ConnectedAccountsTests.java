package io.github.telegramupdates.benchmarks.connection;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectedAccountsTests {

	@Test
	void accountsShareThreads() throws Exception {
		// One loop, two workers, and up to eight that use the sessions' stores
		ConnectedAccounts.Cost cost = ConnectedAccounts.ofClients(40);
		assertThat(cost.count()).isEqualTo(40);
		assertThat(cost.threads()).isBetween(1, 11);
	}

	@Test
	void bareChannelsShareThreads() throws Exception {
		ConnectedAccounts.Cost cost = ConnectedAccounts.ofBareChannels(20);
		assertThat(cost.count()).isEqualTo(20);
		assertThat(cost.threads()).isLessThan(10);
	}

}
