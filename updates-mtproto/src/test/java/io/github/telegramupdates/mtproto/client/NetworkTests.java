package io.github.telegramupdates.mtproto.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.telegramupdates.mtproto.connection.ProxySettings;
import io.github.telegramupdates.mtproto.exchange.ExchangePeer;
import io.github.telegramupdates.mtproto.runtime.ClientResources;
import io.github.telegramupdates.mtproto.transport.ServerAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * How a client reaches a server: by which addresses, and through which proxy.
 */
@Timeout(60)
class NetworkTests {

	private final LoopbackServer server = new LoopbackServer();

	private final ClientResources resources = ClientResources.create();

	NetworkTests() throws IOException {
		this.server.answers = TelegramClientTests::answer;
	}

	@AfterEach
	void close() throws IOException {
		this.server.close();
		this.resources.close();
	}

	private TelegramClientBuilder builder(ServerAddress... addresses) {
		TelegramClientBuilder builder = TelegramClient.builder()
			.api(6, "hash")
			.botToken("7000:token")
			.resources(this.resources);
		for (ServerAddress address : addresses) {
			builder.server(2, address, List.of(ExchangePeer.publicKey()));
		}
		return builder;
	}

	private static ServerAddress closed() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return new ServerAddress("127.0.0.1", socket.getLocalPort());
		}
	}

	private static <T> T within(CompletableFuture<T> future) throws Exception {
		return future.get(30, TimeUnit.SECONDS);
	}

	@Test
	void theNextAddressIsTriedAtOnceIfOneCannotBeReached() throws Exception {
		try (TelegramClient client = builder(closed(), new ServerAddress("no-such-host.invalid", 443),
				new ServerAddress("localhost", this.server.address().port()))
			.build()) {
			within(client.connect());
			assertThat(client.statistics()).isEqualTo(new ClientStatistics(1, 1, 1, 1));
		}
	}

	@Test
	void theAddressThatWorkedIsKept() throws Exception {
		try (LoopbackServer unused = new LoopbackServer();
				TelegramClient client = builder(this.server.address(), unused.address()).build()) {
			within(client.connect());
			int before = this.server.accepted;
			this.server.closeConnections();
			while (this.server.accepted == before) {
				BusyWait.once();
			}
			assertThat(unused.accepted).isZero();
		}
	}

	@Test
	void noConnectionIsOpenedWhileTheAccountMayNotBeConnected() throws Exception {
		AtomicBoolean permitted = new AtomicBoolean();
		AtomicInteger questions = new AtomicInteger();
		try (TelegramClient client = builder(this.server.address()).permission(() -> {
			questions.incrementAndGet();
			return permitted.get();
		}).build()) {
			CompletableFuture<Long> user = client.connect();
			awaitQuestions(questions);
			assertThat(this.server.accepted).isZero();
			permitted.set(true);
			within(user);
			permitted.set(false);
			this.server.closeConnections();
			awaitQuestions(questions);
			assertThat(client.statistics().connections()).isOne();
			permitted.set(true);
			while (client.statistics().connections() == 1) {
				BusyWait.once();
			}
			assertThat(client.statistics()).isEqualTo(new ClientStatistics(2, 1, 1, 1));
		}
	}

	private static void awaitQuestions(AtomicInteger questions) {
		int before = questions.get();
		while (questions.get() < before + 2) {
			BusyWait.once();
		}
	}

	@ParameterizedTest
	@EnumSource(ProxySettings.Type.class)
	void connectionsGoThroughTheProxy(ProxySettings.Type type) throws Exception {
		ServerAddress hidden = new ServerAddress("server.invalid", 443);
		try (LoopbackProxy proxy = new LoopbackProxy(type, this.server.address().port());
				TelegramClient client = builder(hidden).proxy(proxy.settings("secret")).build()) {
			within(client.connect());
			assertThat(proxy.requests).containsExactly("server.invalid:443");
			assertThat(client.statistics()).isEqualTo(new ClientStatistics(1, 1, 1, 1));
		}
	}

	@ParameterizedTest
	@EnumSource(ProxySettings.Type.class)
	void aProxyThatDoesNotConnectIsNoConnection(ProxySettings.Type type) throws Exception {
		ServerAddress first = new ServerAddress("192.0.2.1", 443);
		try (LogCapture log = new LogCapture();
				LoopbackProxy proxy = new LoopbackProxy(type, this.server.address().port());
				TelegramClient client = builder(first).proxy(proxy.settings("wrong one")).build()) {
			CompletableFuture<Long> user = client.connect();
			log.await("The proxy does not connect");
			assertThat(user).isNotDone();
			assertThat(client.statistics().connections()).isZero();
			assertThat(log.text()).doesNotContain("wrong one");
		}
	}

	@Test
	void settingsOfAProxyTellNoPassword() {
		ProxySettings settings = new ProxySettings(ProxySettings.Type.SOCKS5, "::1", 1080, "me", "secret");
		assertThat(settings).hasToString("SOCKS5 [::1]:1080");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new ProxySettings(ProxySettings.Type.SOCKS5, "::1", 1080, null, "secret"))
			.withMessageNotContaining("secret");
	}

}
