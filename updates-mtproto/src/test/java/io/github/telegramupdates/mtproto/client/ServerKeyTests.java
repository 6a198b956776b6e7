package io.github.telegramupdates.mtproto.client;

import java.util.List;

import io.github.telegramupdates.mtproto.connection.TelegramNetwork;
import io.github.telegramupdates.mtproto.crypto.RsaPublicKey;
import io.github.telegramupdates.mtproto.exchange.ExchangePeer;
import io.github.telegramupdates.mtproto.transport.ServerAddress;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may read everything is warned of.
 */
class ServerKeyTests {

	private static final String WARNING = "keys that are not Telegram's";

	@Test
	void keysThatAreNotTelegramsAreWarnedOf() {
		assertThat(loggedWith(ExchangePeer.publicKey())).contains(WARNING);
		assertThat(loggedWith(TelegramNetwork.TEST.key())).contains(WARNING);
	}

	@Test
	void anotherAddressWithTheKeyOfTheNetworkIsNot() {
		assertThat(loggedWith(TelegramNetwork.PRODUCTION.key())).doesNotContain(WARNING);
	}

	private static String loggedWith(RsaPublicKey key) {
		try (LogCapture log = new LogCapture()) {
			TelegramClient.builder()
				.api(1, "hash")
				.botToken("1:token")
				.server(2, new ServerAddress("127.0.0.1", 1), List.of(key))
				.build()
				.close();
			return log.text();
		}
	}

}
