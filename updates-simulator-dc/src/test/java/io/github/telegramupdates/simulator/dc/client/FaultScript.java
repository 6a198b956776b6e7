package io.github.telegramupdates.simulator.dc.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.github.telegramupdates.engine.AuthOptions;
import io.github.telegramupdates.engine.GapEngine;
import io.github.telegramupdates.engine.delivery.DirectDelivery;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.memory.InMemoryStateStorage;
import io.github.telegramupdates.mtproto.client.TelegramClient;
import io.github.telegramupdates.mtproto.runtime.ClientResources;
import io.github.telegramupdates.mtproto.transport.ServerAddress;
import io.github.telegramupdates.mtproto.transport.Transport;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.simulator.dc.DataCenter;
import io.github.telegramupdates.simulator.dc.DataCenterCounters;
import io.github.telegramupdates.simulator.dc.DataCenterOptions;
import io.github.telegramupdates.simulator.dc.exchange.ServerKey;
import io.github.telegramupdates.simulator.dc.fault.Fault;
import io.github.telegramupdates.simulator.dc.fault.FaultRequest;
import io.github.telegramupdates.tl.InputPeerUser;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.client.RpcAnswerLostException;
import io.github.telegramupdates.tl.messages.rpc.SendMessage;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A conversation of a bot over a socket in which something goes wrong all the time, all
 * of it told by one number: at least four faults of three kinds, messages of which some
 * are not pushed, and calls. In the end the bot has received and sent everything once, at
 * no higher cost than that of the faults.
 */
final class FaultScript implements AutoCloseable {

	/** These need a channel, patience, or a start of their own. */
	private static final Set<String> OTHERS = Set.of("channel-gap", "silence", "flood429", "not-found", "migrate");

	private static final List<FaultCost> FAULTS = FaultCost.ALL.stream()
		.filter((cost) -> !OTHERS.contains(cost.fault()))
		.toList();

	private static final long BOT_ID = 4_711;

	private static final int MAX_EXTRA_ROUNDS = 60;

	private static final ServerKey KEY = ServerKey.generate();

	private final SplittableRandom random;

	private final List<FaultCost> faults;

	private final SimulatedTelegram telegram = SimulatedTelegram.builder().build();

	private final DataCenter dataCenter = DataCenter.start(this.telegram, DataCenterOptions.defaults(), KEY);

	private final SimulatedAccount peer = this.telegram.user("peer", DataCenter.PEER_ID);

	private final InMemoryStateStorage storage = new InMemoryStateStorage();

	private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

	private final List<String> missing = new ArrayList<>();

	private final Map<String, CompletableFuture<UpdatesType>> sent = new HashMap<>();

	private final TelegramClient client;

	private final GapEngine engine;

	private int messages;

	FaultScript(long seed, ClientResources resources) {
		this.random = new SplittableRandom(seed);
		this.faults = faults();
		this.client = TelegramClient.builder()
			.api(1, "hash")
			.botToken(BOT_ID + ":secret")
			.server(2, new ServerAddress("127.0.0.1", this.dataCenter.port()), List.of(this.dataCenter.publicKey()))
			.transport(Transport.values()[this.random.nextInt(Transport.values().length)])
			.pingInterval(Duration.ofSeconds(20))
			.resources(resources)
			.build();
		this.engine = GapEngine.builder()
			.storage(this.storage)
			.delivery(new DirectDelivery(this.storage, (userId, update) -> receive(update)))
			.build();
	}

	private List<FaultCost> faults() {
		List<FaultCost> chosen = new ArrayList<>();
		int count = this.random.nextInt(4, 8);
		while (chosen.size() < count || new HashSet<>(chosen).size() < 3) {
			chosen.add(FAULTS.get(this.random.nextInt(FAULTS.size())));
		}
		return chosen;
	}

	/** The faults, in their order. */
	List<String> chosen() {
		return this.faults.stream().map(FaultCost::fault).toList();
	}

	private void receive(SequencedUpdate delivered) {
		if (delivered.update() instanceof UpdateNewMessage update && update.message() instanceof Message message
				&& !message.out()) {
			this.received.add(message.message());
		}
	}

	/** Plays the script to its end. */
	void run() throws Exception {
		CompletableFuture<Void> started = new CompletableFuture<>();
		long userId = within(this.client.connect());
		this.engine.run(this.client.connection(), userId, AuthOptions.bot().onStart(() -> started.complete(null)));
		within(started);
		for (String fault : chosen()) {
			this.dataCenter.cause(FaultRequest.of(fault));
			talk();
		}
		for (int round = 0; !allHappened(); round++) {
			assertThat(round).as("all faults happened but %s", pending()).isLessThan(MAX_EXTRA_ROUNDS);
			talk();
			settle();
		}
		write();
		settle();
		check(this.dataCenter.counters());
	}

	/** Both sides say something, or one of them. */
	private void talk() throws Exception {
		if (this.random.nextInt(3) == 0) {
			this.dataCenter.withoutPushes(this::write);
		}
		else {
			write();
		}
		if (this.random.nextInt(3) > 0) {
			send();
		}
		if (this.random.nextInt(3) == 0) {
			write();
			settle();
		}
	}

	private void write() {
		String text = "message " + ++this.messages;
		this.missing.add(text);
		this.peer.sends(this.telegram.bot("bot" + BOT_ID, BOT_ID), text);
	}

	private void send() {
		String text = "hello " + (this.sent.size() + 1);
		InputPeerUser to = new InputPeerUser(DataCenter.PEER_ID, DataCenter.PEER_ACCESS_HASH);
		this.sent.put(text,
				this.client.connection()
					.api()
					.invoke(SendMessage.builder().peer(to).message(text).randomId(this.random.nextLong()).build()));
	}

	/** Waits until everything that was written and sent has arrived. */
	private void settle() throws Exception {
		if (this.missing.isEmpty()) {
			return;
		}
		write();
		while (!this.missing.isEmpty()) {
			String text = this.received.poll(40, TimeUnit.SECONDS);
			assertThat(text).as("missing %s", this.missing).isNotNull();
			assertThat(this.missing.remove(text)).as("%s came twice, or out of nowhere", text).isTrue();
		}
		for (CompletableFuture<UpdatesType> answer : this.sent.values()) {
			within(answer.exceptionally(FaultScript::answerLost));
		}
	}

	/** Then it was sent, which is what matters. */
	private static @Nullable UpdatesType answerLost(Throwable failure) {
		if (failure instanceof RpcAnswerLostException) {
			return null;
		}
		throw new CompletionException(failure);
	}

	private boolean allHappened() {
		return pending().isEmpty();
	}

	private List<String> pending() {
		List<String> pending = new ArrayList<>();
		for (String fault : chosen()) {
			FaultRequest request = FaultRequest.of(fault);
			pending.addAll(Collections.nCopies(request.fault().isCounted() ? request.number() : 1, fault));
		}
		for (Map.Entry<Fault, Integer> hit : this.dataCenter.counters().faults().entrySet()) {
			for (int i = 0; i < hit.getValue(); i++) {
				pending.stream()
					.filter((fault) -> FaultRequest.of(fault).fault() == hit.getKey())
					.findFirst()
					.ifPresent(pending::remove);
			}
		}
		return pending;
	}

	private void check(DataCenterCounters counters) {
		FaultCost most = this.faults.stream().reduce(FaultCost::plus).orElseThrow();
		assertThat(this.received).isEmpty();
		assertThat(counters.sent()).containsExactlyInAnyOrderElementsOf(this.sent.keySet());
		assertThat(counters.connections()).as("connections").isLessThanOrEqualTo(most.connections());
		assertThat(counters.sessions()).as("sessions").isLessThanOrEqualTo(most.sessions());
		assertThat(counters.exchanges()).as("exchanges").isOne();
		assertThat(counters.logins()).as("logins").isOne();
		assertThat(counters.repeatedCalls()).as("repeated calls").isZero();
		assertThat(counters.sharedKeys()).as("shared keys").isZero();
		assertThat(counters.violations()).isEmpty();
	}

	private static <T> T within(CompletableFuture<T> future) throws Exception {
		return future.get(40, TimeUnit.SECONDS);
	}

	/** Kinds of faults that scripts choose from. */
	static Set<String> kinds() {
		return FAULTS.stream().map(FaultCost::fault).collect(Collectors.toUnmodifiableSet());
	}

	@Override
	public void close() {
		this.engine.close();
		this.client.close();
		this.dataCenter.close();
		this.telegram.close();
	}

}
