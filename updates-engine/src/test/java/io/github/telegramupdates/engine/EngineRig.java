package io.github.telegramupdates.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.memory.InMemoryAccessHashes;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.engine.storage.StateChange;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.simulator.clock.VirtualClock;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.client.TelegramConnection;

/**
 * An engine and a simulated Telegram on one virtual clock, with all that was delivered
 * and reported.
 */
public final class EngineRig implements AutoCloseable {

	private final VirtualClock clock = new VirtualClock();

	private final SimulatedTelegram telegram;

	private final FlakyStorage storage = new FlakyStorage();

	private final InMemoryAccessHashes hashes = new InMemoryAccessHashes();

	private final List<Batch> batches = new ArrayList<>();

	private final List<EngineEvent> events = new ArrayList<>();

	private final GapEngine engine;

	private Consumer<Batch> afterCommit = (batch) -> {
	};

	private boolean failing;

	public EngineRig() {
		this((telegram) -> telegram);
	}

	public EngineRig(UnaryOperator<SimulatedTelegram.Builder> telegram) {
		this(telegram, (engine) -> engine);
	}

	public EngineRig(UnaryOperator<SimulatedTelegram.Builder> telegram, UnaryOperator<GapEngine.Builder> engine) {
		this.telegram = telegram.apply(SimulatedTelegram.builder().clock(this.clock)).build();
		GapEngine.Builder builder = GapEngine.builder()
			.storage(this.storage)
			.channelAccessHasher(this.hashes)
			.userAccessHasher(this.hashes)
			.delivery((group) -> group.forEach(this::deliver))
			.timers(new VirtualTimers(this.clock))
			.executor(this.clock::execute)
			.inboxExecutor(this.clock::execute)
			.listener((userId, event) -> this.events.add(event));
		this.engine = engine.apply(builder).build();
	}

	private void deliver(Batch batch) {
		if (this.failing) {
			throw new IllegalStateException("the handlers fail");
		}
		StateChange change = batch.change();
		if (change != null) {
			this.storage.commit(change);
		}
		this.batches.add(batch);
		this.afterCommit.accept(batch);
	}

	/** What happens between a commit and its answer. */
	public void afterCommit(Consumer<Batch> action) {
		this.afterCommit = action;
	}

	public void deliveriesFail() {
		this.failing = true;
	}

	public void deliveriesSucceed() {
		this.failing = false;
	}

	public SimulatedTelegram telegram() {
		return this.telegram;
	}

	public FlakyStorage storage() {
		return this.storage;
	}

	public InMemoryAccessHashes hashes() {
		return this.hashes;
	}

	/** Runs an account and lets it start. */
	public AccountRun run(TelegramConnection connection, long userId, AuthOptions options) {
		AccountRun run = this.engine.run(connection, userId, options);
		pass(Duration.ofSeconds(1));
		return run;
	}

	public void pass(Duration duration) {
		this.clock.advance(duration);
	}

	public List<Update> delivered() {
		return this.batches.stream().flatMap((batch) -> batch.updates().stream()).map(SequencedUpdate::update).toList();
	}

	/** Texts of the messages that were delivered. */
	public List<String> texts() {
		return delivered().stream().map(EngineRig::textOf).filter((text) -> !text.isEmpty()).toList();
	}

	private static String textOf(Update update) {
		if (update instanceof UpdateNewMessage message && message.message() instanceof Message plain) {
			return plain.message();
		}
		boolean inChannel = update instanceof UpdateNewChannelMessage message && message.message() instanceof Message;
		return inChannel ? ((Message) ((UpdateNewChannelMessage) update).message()).message() : "";
	}

	public <T extends EngineEvent> List<T> events(Class<T> type) {
		return this.events.stream().filter(type::isInstance).map(type::cast).toList();
	}

	public List<HistoryHole> holes() {
		return this.batches.stream()
			.filter((batch) -> batch.change() != null)
			.flatMap((batch) -> batch.change().holes().stream())
			.toList();
	}

	/** The stored channel; fails if there is none. */
	public ChannelState channel(long userId, long channelId) {
		List<ChannelState> found = new ArrayList<>();
		this.storage.forEachChannel(userId, (id, state) -> {
			if (id == channelId) {
				found.add(state);
			}
		});
		return found.get(0);
	}

	@Override
	public void close() {
		this.engine.close();
		this.telegram.close();
	}

}
