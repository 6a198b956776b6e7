package io.github.telegramupdates.simulator.dc.client;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.github.telegramupdates.mtproto.client.ClientStatistics;
import io.github.telegramupdates.mtproto.client.TelegramClient;
import io.github.telegramupdates.mtproto.login.CodeDelivery;
import io.github.telegramupdates.mtproto.login.CodeRequest;
import io.github.telegramupdates.mtproto.login.LoginHandler;
import io.github.telegramupdates.mtproto.login.LoginRefusedException;
import io.github.telegramupdates.mtproto.login.PasswordRequest;
import io.github.telegramupdates.mtproto.store.SessionCipher;
import io.github.telegramupdates.mtproto.store.SessionStore;
import io.github.telegramupdates.mtproto.transport.ServerAddress;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.simulator.dc.DataCenter;
import io.github.telegramupdates.simulator.dc.DataCenterOptions;
import io.github.telegramupdates.simulator.dc.exchange.ServerKey;
import io.github.telegramupdates.simulator.dc.rpc.Credentials;
import io.github.telegramupdates.tl.updates.rpc.GetState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A user with a password over a socket: the proof of one side is checked by the other.
 */
@Timeout(60)
class UserClientTests {

	private static final Credentials CREDENTIALS = new Credentials(null, "999662", "12345", "correct horse");

	@TempDir
	private Path directory;

	private final DataCenter dataCenter = DataCenter.start(SimulatedTelegram.builder().build(),
			DataCenterOptions.defaults().withCredentials(CREDENTIALS), ServerKey.generate());

	@AfterEach
	void close() {
		this.dataCenter.close();
	}

	private TelegramClient client(Owner owner) {
		return TelegramClient.builder()
			.api(1, "hash")
			.phone("+999662", owner)
			.server(2, new ServerAddress("127.0.0.1", this.dataCenter.port()), List.of(this.dataCenter.publicKey()))
			.sessionStore(
					SessionStore.file(this.directory, "user", SessionCipher.of(new byte[SessionCipher.KEY_LENGTH])))
			.build();
	}

	@Test
	void aUserIsAskedOnceOverRestarts() throws Exception {
		Owner owner = new Owner("correct horse");
		long userId;
		try (TelegramClient client = client(owner)) {
			userId = SocketRun.within(client.connect());
			assertThat(SocketRun.within(client.connection().api().invoke(new GetState()))).isNotNull();
		}
		try (TelegramClient client = client(owner)) {
			assertThat(SocketRun.within(client.connect())).isEqualTo(userId);
			assertThat(SocketRun.within(client.connection().api().invoke(new GetState()))).isNotNull();
			assertThat(client.statistics()).isEqualTo(new ClientStatistics(1, 1, 0, 0));
		}
		assertThat(owner.asked).isEqualTo(2);
		assertThat(this.dataCenter.counters().logins()).isOne();
	}

	@Test
	void aWrongPasswordIsAskedForAgainAndRefusedInTheEnd() throws Exception {
		Owner owner = new Owner("wrong");
		try (TelegramClient client = client(owner)) {
			Throwable failure = SocketRun.within(client.connect().handle((userId, refused) -> refused));
			assertThat(failure).isInstanceOf(LoginRefusedException.class)
				.hasMessageContaining("PASSWORD_ATTEMPTS_EXHAUSTED");
		}
		assertThat(owner.asked).isEqualTo(4);
		assertThat(this.dataCenter.counters().logins()).isZero();
	}

	@Test
	void whoLogsOutIsAskedAgain() throws Exception {
		Owner owner = new Owner("correct horse");
		try (TelegramClient client = client(owner)) {
			SocketRun.within(client.connect());
			SocketRun.within(client.logOut());
		}
		try (TelegramClient client = client(owner)) {
			SocketRun.within(client.connect());
		}
		assertThat(owner.asked).isEqualTo(4);
		assertThat(this.dataCenter.counters().logins()).isEqualTo(2);
	}

	/** Knows the code, and believes to know the password. */
	private static final class Owner implements LoginHandler {

		private final String password;

		private volatile int asked;

		private Owner(String password) {
			this.password = password;
		}

		@Override
		public CompletionStage<String> code(CodeRequest request) {
			this.asked++;
			assertThat(request.delivery()).isEqualTo(CodeDelivery.APP);
			return CompletableFuture.completedFuture("12345");
		}

		@Override
		public CompletionStage<String> password(PasswordRequest request) {
			this.asked++;
			return CompletableFuture.completedFuture(this.password);
		}

	}

}
