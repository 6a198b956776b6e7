package io.github.telegramupdates.benchmarks.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.telegramupdates.engine.AuthOptions;
import io.github.telegramupdates.engine.GapEngine;
import io.github.telegramupdates.engine.delivery.DirectDelivery;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.memory.InMemoryStateStorage;
import io.github.telegramupdates.mtproto.client.ClientStatistics;
import io.github.telegramupdates.mtproto.client.TelegramClient;
import io.github.telegramupdates.mtproto.client.TelegramClientBuilder;
import io.github.telegramupdates.mtproto.crypto.RsaPublicKey;
import io.github.telegramupdates.mtproto.store.SessionStore;
import io.github.telegramupdates.mtproto.transport.ServerAddress;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.messages.rpc.SendMessage;
import org.jspecify.annotations.Nullable;

/**
 * Logs in, waits for messages, and answers.
 */
public final class ClientRun {

	private static final String ANSWER = "hello from updates";

	private final ClientArguments arguments;

	private final Set<String> texts = new LinkedHashSet<>();

	private final CompletableFuture<Void> complete = new CompletableFuture<>();

	private final long startNanos = System.nanoTime();

	private long loginMillis = -1;

	private @Nullable String sent;

	/**
	 * Creates a run.
	 * @param arguments what to do
	 */
	public ClientRun(ClientArguments arguments) {
		this.arguments = arguments;
	}

	/**
	 * Runs. Whatever fails is told by the report.
	 * @return how it went
	 * @throws InterruptedException if the thread is interrupted
	 */
	public ClientReport run() throws InterruptedException {
		try {
			return run(RsaPublicKey.fromPem(Files.readString(Path.of(this.arguments.keyFile()))));
		}
		catch (IOException | RuntimeException ex) {
			return new ClientReport(String.valueOf(ex), this.loginMillis, received(), this.sent,
					new ClientStatistics(0, 0, 0, 0));
		}
	}

	private ClientReport run(RsaPublicKey key) throws InterruptedException {
		InMemoryStateStorage storage = new InMemoryStateStorage();
		try (TelegramClient client = client(key);
				GapEngine engine = GapEngine.builder()
					.storage(storage)
					.delivery(new DirectDelivery(storage, (userId, update) -> receive(update)))
					.build()) {
			String why = tried(client, engine);
			return new ClientReport(why, this.loginMillis, received(), this.sent, client.statistics());
		}
	}

	private TelegramClient client(RsaPublicKey key) {
		ServerAddress address = new ServerAddress(this.arguments.host(), this.arguments.port());
		TelegramClientBuilder builder = TelegramClient.builder()
			.api(this.arguments.apiId(), this.arguments.apiHash())
			.server(this.arguments.dc(), address, List.of(key))
			.transport(this.arguments.transport())
			.pingInterval(this.arguments.ping());
		this.arguments.login().configure(builder);
		Path file = this.arguments.sessionFile();
		if (file != null) {
			Path absolute = file.toAbsolutePath();
			String account = absolute.getFileName().toString().replaceFirst("\\.session$", "");
			builder.sessionStore(SessionStore.file(absolute.getParent(), account,
					this.arguments.login().cipher(this.arguments.apiHash())));
		}
		return builder.build();
	}

	private @Nullable String tried(TelegramClient client, GapEngine engine) throws InterruptedException {
		try {
			long userId = within(client.connect());
			this.loginMillis = (System.nanoTime() - this.startNanos) / 1_000_000;
			engine.run(client.connection(), userId, authOptions());
			within(this.complete);
			within(client.connection().api().invoke(answer()));
			this.sent = ANSWER;
			return null;
		}
		catch (TimeoutException ex) {
			return "not done after " + this.arguments.timeout().toSeconds() + " s";
		}
		catch (ExecutionException ex) {
			return String.valueOf(ex.getCause());
		}
	}

	private AuthOptions authOptions() {
		return (this.arguments.login() instanceof LoginArguments.Bot) ? AuthOptions.bot() : AuthOptions.user();
	}

	private <T> T within(CompletableFuture<T> future)
			throws InterruptedException, ExecutionException, TimeoutException {
		long left = this.arguments.timeout().toNanos() - (System.nanoTime() - this.startNanos);
		return future.get(left, TimeUnit.NANOSECONDS);
	}

	private SendMessage answer() {
		return SendMessage.builder()
			.peer(this.arguments.peer())
			.message(ANSWER)
			.randomId(ThreadLocalRandom.current().nextLong())
			.build();
	}

	private void receive(SequencedUpdate delivered) {
		if (delivered.update() instanceof UpdateNewMessage update) {
			receive(update.message());
		}
		else if (delivered.update() instanceof UpdateNewChannelMessage update) {
			receive(update.message());
		}
	}

	private synchronized void receive(MessageType message) {
		if (message instanceof Message text && !text.out() && this.texts.add(text.message())
				&& this.texts.size() >= this.arguments.messages()) {
			this.complete.complete(null);
		}
	}

	private synchronized List<String> received() {
		return new ArrayList<>(this.texts);
	}

}
