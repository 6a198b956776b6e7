package io.github.telegramupdates.mtproto.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.telegramupdates.mtproto.connection.Ipv6Use;
import io.github.telegramupdates.mtproto.connection.NetworkSettings;
import io.github.telegramupdates.mtproto.connection.TelegramNetwork;
import io.github.telegramupdates.mtproto.crypto.AuthKey;
import io.github.telegramupdates.mtproto.event.ClientEvents;
import io.github.telegramupdates.mtproto.inbox.InboxLimits;
import io.github.telegramupdates.mtproto.login.LoginCredentials;
import io.github.telegramupdates.mtproto.rpc.CallSettings;
import io.github.telegramupdates.mtproto.session.ClientIdentity;
import io.github.telegramupdates.mtproto.session.SessionOptions;
import io.github.telegramupdates.mtproto.store.LoggedInAccount;
import io.github.telegramupdates.mtproto.store.SessionStore;
import io.github.telegramupdates.mtproto.store.StoredSession;
import io.github.telegramupdates.mtproto.transport.Transport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a client begins with: no login where a session holds, and no session of somebody
 * else.
 */
class SessionChoiceTests {

	private static final LoginCredentials BOT = new LoginCredentials.Bot(6, "hash", "7000:token");

	private static final LoginCredentials NONE = new LoginCredentials.None(6);

	private static final LoggedInAccount ACCOUNT = new LoggedInAccount(7_000, true);

	/** A string of Telethon's with a key of zeros. */
	private static final String STRING = "1ApWapzMBuw" + "A".repeat(341) + "=";

	private static final String OTHER_STRING = "1BpWapzMBuw" + "A".repeat(341) + "=";

	private static ClientSettings settings(LoginCredentials credentials, @Nullable String string) {
		return settings(TelegramNetwork.PRODUCTION, credentials, string);
	}

	private static ClientSettings settings(TelegramNetwork network, LoginCredentials credentials,
			@Nullable String string) {
		NetworkSettings reached = new NetworkSettings(network, 2, Map.of(), List.of(network.key()), Ipv6Use.FALLBACK,
				null, Transport.INTERMEDIATE, Duration.ZERO, () -> true);
		return new ClientSettings(reached,
				new SessionOptions(ClientIdentity.of(6), SessionOptions.DEFAULT_PING_INTERVAL), SessionStore.inMemory(),
				credentials, string, new ClientEvents((event) -> {
					// nobody listens
				}), InboxLimits.DEFAULT, CallSettings.DEFAULT);
	}

	private static StoredSession session(ClientSettings settings) {
		return StoredSession.of(2, AuthKey.of(new byte[AuthKey.LENGTH]), 0, settings.binding());
	}

	@Test
	void anEmptyStoreMeansALogin() {
		assertThat(SessionChoice.of(null, settings(BOT, null))).isEqualTo(new SessionChoice.LogIn(0));
	}

	@Test
	void aStoredSessionIsResumed() {
		ClientSettings settings = settings(BOT, null);
		StoredSession kept = session(settings).withAccount(ACCOUNT);
		assertThat(SessionChoice.of(kept, settings)).isEqualTo(new SessionChoice.Resume(kept));
	}

	@Test
	void aLoginThatWaitsIsGoneOnWith() {
		ClientSettings settings = settings(BOT, null);
		StoredSession kept = session(settings).withLoginNotBefore(1_900_000_000L);
		assertThat(SessionChoice.of(kept, settings)).isEqualTo(new SessionChoice.Resume(kept));
	}

	@Test
	void otherCredentialsMeanAnotherLogin() {
		StoredSession kept = session(settings(BOT, null)).withAccount(ACCOUNT);
		List<ClientSettings> others = List.of(settings(new LoginCredentials.Bot(7, "hash", "7000:token"), null),
				settings(new LoginCredentials.Bot(6, "hash", "7000:newer"), null),
				settings(new LoginCredentials.Bot(6, "hash", "7001:token"), null),
				settings(TelegramNetwork.TEST, BOT, null));
		assertThat(others)
			.allSatisfy((other) -> assertThat(SessionChoice.of(kept, other)).isEqualTo(new SessionChoice.LogIn(0)));
	}

	@Test
	void anEndedSessionMeansAnotherLoginThatWaitsAsLong() {
		ClientSettings settings = settings(BOT, null);
		StoredSession kept = session(settings).withAccount(ACCOUNT).withEnded("SESSION_REVOKED").withLoginNotBefore(99);
		assertThat(SessionChoice.of(kept, settings)).isEqualTo(new SessionChoice.LogIn(99));
	}

	@Test
	void aSessionStringIsTakenIfThereIsNoSession() {
		for (LoginCredentials credentials : List.of(BOT, NONE)) {
			ClientSettings settings = settings(credentials, STRING);
			assertThat(SessionChoice.of(null, settings)).isInstanceOfSatisfying(SessionChoice.Import.class, (taken) -> {
				assertThat(taken.session().isLoggedIn()).isTrue();
				assertThat(taken.session().binding()).isEqualTo(settings.binding());
				assertThat(SessionChoice.of(taken.session(), settings))
					.isEqualTo(new SessionChoice.Resume(taken.session()));
			});
		}
	}

	@Test
	void anotherSessionStringIsTaken() {
		StoredSession kept = session(settings(NONE, STRING)).withAccount(ACCOUNT);
		assertThat(SessionChoice.of(kept, settings(NONE, OTHER_STRING))).isInstanceOf(SessionChoice.Import.class);
		StoredSession without = session(settings(BOT, null)).withAccount(ACCOUNT);
		assertThat(SessionChoice.of(without, settings(BOT, STRING))).isInstanceOf(SessionChoice.Import.class);
	}

	@Test
	void aSessionStringNeedNotBeConfiguredAfterwards() {
		StoredSession kept = session(settings(BOT, STRING)).withAccount(ACCOUNT);
		assertThat(SessionChoice.of(kept, settings(BOT, null))).isEqualTo(new SessionChoice.Resume(kept));
	}

	@Test
	void aSessionStringIsNotTakenTwice() {
		StoredSession ended = session(settings(BOT, STRING)).withAccount(ACCOUNT).withEnded("SESSION_REVOKED");
		assertThat(SessionChoice.of(ended, settings(BOT, STRING))).isEqualTo(new SessionChoice.LogIn(0));
		StoredSession alone = session(settings(NONE, STRING)).withAccount(ACCOUNT).withEnded("SESSION_REVOKED");
		assertThat(SessionChoice.of(alone, settings(NONE, STRING))).isEqualTo(new SessionChoice.Refuse());
	}

}
