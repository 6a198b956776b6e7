package io.github.telegramupdates.spring.account;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An account keeps its secrets.
 */
class TelegramAccountTests {

	@Test
	void theTextOfAnAccountHoldsNoCredentials() {
		assertThat(new TelegramAccount("archive", 12345, "secret", "1:token", null)).hasToString("bot 'archive'");
		assertThat(new TelegramAccount("me", 12345, "secret", null, "+4912")).hasToString("user 'me'");
	}

}
