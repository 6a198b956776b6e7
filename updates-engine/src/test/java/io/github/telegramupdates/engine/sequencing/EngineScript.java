package io.github.telegramupdates.engine.sequencing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.BoxState;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.sequencing.fetch.ServerLimits;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.github.telegramupdates.tl.updates.ChannelDifferenceType;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import io.github.telegramupdates.tl.updates.DifferenceType;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Plays the surroundings of an {@link AccountEngine}: feeds it, keeps what it puts out
 * and commits what it delivers, on a clock that the test moves.
 */
final class EngineScript {

	static final long SELF = 7;

	static final long NOT_ARMED = -1;

	/** How long a gap of a few events is waited for. */
	static final long GAP_WAIT = 500;

	private final AccountEngine engine;

	private final List<Output> outputs = new ArrayList<>();

	private final List<Input> inputs = new ArrayList<>();

	private final List<Batch> uncommitted = new ArrayList<>();

	private final ScriptedStorage storage;

	private final Map<Long, Long> lastChannelRequests = new LinkedHashMap<>();

	private long now = 1_000;

	private long timer = Output.ArmTimer.NEVER;

	private boolean committing = true;

	EngineScript() {
		this(new AccountEngine(SELF, SequencingSettings.of(AccountKind.USER)));
	}

	private EngineScript(AccountEngine engine) {
		this(engine, new ScriptedStorage());
	}

	private EngineScript(AccountEngine engine, ScriptedStorage storage) {
		this.engine = engine;
		this.storage = storage;
	}

	static EngineScript bot(AccountState state) {
		return new EngineScript(new AccountEngine(SELF, SequencingSettings.of(AccountKind.BOT))).stored(state);
	}

	/** A started account that may have no more than this in memory. */
	static EngineScript limited(MemoryLimits limits) {
		return of(SequencingSettings.of(AccountKind.USER).withMemory(limits));
	}

	/** A started account with settings of its own. */
	static EngineScript of(SequencingSettings settings) {
		return new EngineScript(new AccountEngine(SELF, settings))
			.stored(AccountState.of(100, 0, Updating.NOW - 10, 10))
			.load()
			.firstDifferenceIsEmpty(10);
	}

	/** An engine that was loaded and got an empty first difference. */
	static EngineScript started(int pts, int qts, int seq) {
		return loaded(pts, qts, seq).firstDifferenceIsEmpty(seq);
	}

	/** An engine that was loaded and waits for its first difference. */
	static EngineScript loaded(int pts, int qts, int seq) {
		return new EngineScript().stored(AccountState.of(pts, qts, Updating.NOW - 10, seq)).load();
	}

	/** A started account with a channel at a position. */
	static EngineScript withChannel(long channelId, int pts) {
		return new EngineScript().stored(AccountState.of(100, 0, Updating.NOW - 10, 10))
			.channel(channelId, pts)
			.load()
			.firstDifferenceIsEmpty(10);
	}

	EngineScript stored(AccountState state) {
		this.storage.put(state);
		return this;
	}

	EngineScript channel(long channelId, int pts) {
		return channel(channelId, ChannelState.of(pts));
	}

	EngineScript channel(long channelId, ChannelState state) {
		this.storage.put(channelId, state);
		return this;
	}

	EngineScript intent(FetchIntent intent) {
		this.storage.put(intent);
		return this;
	}

	EngineScript holdCommits() {
		this.committing = false;
		return this;
	}

	EngineScript load() {
		return load(ServerLimits.NONE);
	}

	private EngineScript load(ServerLimits limits) {
		return step(this.storage.load(moment(), limits));
	}

	EngineScript firstDifferenceIsEmpty(int seq) {
		accountAnswers(new DifferenceEmpty(Updating.NOW - 10, seq));
		this.outputs.clear();
		return this;
	}

	EngineScript live(Update... updates) {
		return live(Updating.container(updates));
	}

	EngineScript live(UpdatesType container) {
		return step(new Input.Live(moment(), container, Input.Live.Peers.COMPLETE));
	}

	/** The server announces a position, and nothing is pushed that reaches it. */
	EngineScript announce(long channelId, int pts) {
		return live(new UpdateChannelTooLong(channelId, pts)).pass(GAP_WAIT);
	}

	EngineScript accountAnswers(DifferenceType difference) {
		return step(new Input.AccountFetched(moment(), lastFetch(Output.FetchAccount.class).fetchId(), difference));
	}

	EngineScript channelAnswers(long channelId, ChannelDifferenceType difference) {
		return step(new Input.ChannelFetched(moment(), requestFor(channelId), difference));
	}

	EngineScript stateIs(int pts, int qts, int seq) {
		return step(new Input.StateFetched(moment(), lastFetch(Output.FetchState.class).fetchId(),
				Updating.state(pts, qts, Updating.NOW, seq)));
	}

	EngineScript accountFails(FetchError error) {
		return step(new Input.FetchFailed(moment(), lastFetch(Output.FetchAccount.class).fetchId(), error));
	}

	EngineScript stateFails(FetchError error) {
		return step(new Input.FetchFailed(moment(), lastFetch(Output.FetchState.class).fetchId(), error));
	}

	EngineScript channelFails(FetchError error) {
		return step(new Input.FetchFailed(moment(), lastFetch(Output.FetchChannel.class).fetchId(), error));
	}

	EngineScript channelFails(long channelId, FetchError error) {
		return step(new Input.FetchFailed(moment(), requestFor(channelId), error));
	}

	EngineScript signal(SessionSignal signal) {
		return step(new Input.Signal(moment(), signal));
	}

	EngineScript step(Input input) {
		this.inputs.add(input);
		for (Output output : this.engine.step(input)) {
			this.outputs.add(output);
			if (output instanceof Output.ArmTimer arm) {
				this.timer = arm.monotonicMillis();
			}
			if (output instanceof Output.FetchChannel fetch) {
				this.lastChannelRequests.put(fetch.channelId(), fetch.fetchId());
			}
			if (output instanceof Output.Deliver deliver) {
				this.uncommitted.add(deliver.batch());
			}
		}
		if (this.committing) {
			commitAll();
		}
		return this;
	}

	EngineScript commitAll() {
		while (!this.uncommitted.isEmpty()) {
			commit(this.uncommitted.remove(0));
		}
		return this;
	}

	/** Commits the oldest batches of those that are held. */
	EngineScript commitNext(int batches) {
		for (int i = 0; i < batches; i++) {
			commit(this.uncommitted.remove(0));
		}
		return this;
	}

	/** Commits the oldest batches of a lane. */
	EngineScript commitNext(Lane lane, int batches) {
		List<Batch> next = this.uncommitted.stream()
			.filter((batch) -> batch.lane().equals(lane))
			.limit(batches)
			.toList();
		this.uncommitted.removeAll(next);
		next.forEach(this::commit);
		return this;
	}

	private void commit(Batch batch) {
		this.storage.commit(batch.change());
		List<HistoryHole> holes = (batch.change() != null) ? batch.change().holes() : List.of();
		int reported = holes.isEmpty() ? 0 : reportedHoles().size();
		if (!(batch.lane() instanceof Lane.Ephemeral)) {
			step(new Input.Committed(moment(), batch.lane(), batch.id()));
		}
		if (!holes.isEmpty()) {
			assertThat(reportedHoles().subList(reported, reportedHoles().size()))
				.startsWith(holes.toArray(HistoryHole[]::new));
		}
	}

	private List<HistoryHole> reportedHoles() {
		return events(EngineEvent.HoleStored.class).stream().map(EngineEvent.HoleStored::hole).toList();
	}

	/** Lets time pass; the timer goes off where it was armed. */
	EngineScript pass(long millis) {
		long until = this.now + millis;
		while (this.timer <= until) {
			this.now = Math.max(this.now, this.timer);
			this.timer = Output.ArmTimer.NEVER;
			step(new Input.Tick(moment()));
		}
		this.now = until;
		return this;
	}

	/** Lets the wait pass that was asked last. */
	EngineScript passRetry() {
		List<EngineEvent.FetchRetried> retries = events(EngineEvent.FetchRetried.class);
		assertThat(retries).as("requests that are repeated").isNotEmpty();
		return pass(retries.get(retries.size() - 1).retryMillis());
	}

	Moment moment() {
		return new Moment(this.now, Updating.NOW);
	}

	/** A new engine on what this one has committed. */
	EngineScript restart() {
		return successor().load();
	}

	/** A new engine that also knows what this one has learnt about the server. */
	EngineScript reload() {
		return successor().load(this.engine.limits());
	}

	private EngineScript successor() {
		EngineScript next = new EngineScript(new AccountEngine(SELF, SequencingSettings.of(AccountKind.USER)),
				this.storage.copy());
		next.now = this.now;
		return next;
	}

	/** Forgets what was put out; what is asked for can still be answered. */
	EngineScript forget() {
		this.outputs.clear();
		return this;
	}

	List<SequencedUpdate> delivered() {
		return batches().flatMap((batch) -> batch.updates().stream()).toList();
	}

	List<Update> deliveredUpdates() {
		return delivered().stream().map(SequencedUpdate::update).toList();
	}

	List<Update> delivered(Lane lane) {
		return batches().filter((batch) -> batch.lane().equals(lane))
			.flatMap((batch) -> batch.updates().stream())
			.map(SequencedUpdate::update)
			.toList();
	}

	Stream<Batch> batches() {
		return outputs(Output.Deliver.class).stream().map(Output.Deliver::batch);
	}

	<T extends Output> List<T> outputs(Class<T> type) {
		return this.outputs.stream().filter(type::isInstance).map(type::cast).toList();
	}

	<T extends EngineEvent> List<T> events(Class<T> type) {
		return outputs(Output.Notify.class).stream()
			.map(Output.Notify::event)
			.filter(type::isInstance)
			.map(type::cast)
			.toList();
	}

	List<Output.FetchAccount> accountFetches() {
		return outputs(Output.FetchAccount.class);
	}

	List<Output.FetchChannel> channelFetches() {
		return outputs(Output.FetchChannel.class);
	}

	<T extends Output> T lastFetch(Class<T> type) {
		List<T> fetches = outputs(type);
		assertThat(fetches).as("requests of type %s", type.getSimpleName()).isNotEmpty();
		return fetches.get(fetches.size() - 1);
	}

	private long requestFor(long channelId) {
		assertThat(this.lastChannelRequests).as("requests for channels").containsKey(channelId);
		return this.lastChannelRequests.get(channelId);
	}

	AccountState account() {
		assertThat(this.storage.account()).isNotNull();
		return this.storage.account();
	}

	@Nullable Integer channelPts(long channelId) {
		ChannelState state = this.storage.channel(channelId);
		return (state != null) ? state.pts() : null;
	}

	@Nullable ChannelState channelState(long channelId) {
		return this.storage.channel(channelId);
	}

	List<HistoryHole> holes() {
		return this.storage.holes();
	}

	Map<Long, FetchIntent> intents() {
		return this.storage.intents();
	}

	/**
	 * Milliseconds until the timer of a gap or a retry; the idle timer does not count.
	 */
	long armedIn() {
		long in = this.timer - this.now;
		return (in > 120_000) ? NOT_ARMED : in;
	}

	Progress progress() {
		return this.engine.progress();
	}

	BoxState state(BoxId box) {
		return this.engine.state(box);
	}

	AccountEngine engine() {
		return this.engine;
	}

	List<Input> inputs() {
		return this.inputs;
	}

}
