package io.github.telegramupdates.benchmarks.connection;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectedAccountsTests {

	@Test
	void accountsShareThreads() throws Exception {
		ConnectedAccounts.Cost cost = ConnectedAccounts.ofClients(20);
		assertThat(cost.count()).isEqualTo(20);
		assertThat(cost.threads()).isLessThan(10);
	}

	@Test
	void bareChannelsShareThreads() throws Exception {
		ConnectedAccounts.Cost cost = ConnectedAccounts.ofBareChannels(20);
		assertThat(cost.count()).isEqualTo(20);
		assertThat(cost.threads()).isLessThan(10);
	}

}
