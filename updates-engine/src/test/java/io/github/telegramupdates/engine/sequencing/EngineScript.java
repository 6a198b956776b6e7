package io.github.telegramupdates.engine.sequencing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.DeliveredUpdate;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.engine.storage.StateChange;
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

	private final Map<Long, ChannelState> storedChannels = new LinkedHashMap<>();

	private final Map<Long, FetchIntent> storedIntents = new LinkedHashMap<>();

	/** The last request for each channel. */
	private final Map<Long, Long> channelRequests = new LinkedHashMap<>();

	private final Map<Long, Long> channelVersions = new LinkedHashMap<>();

	private long accountVersion;

	private final List<HistoryHole> storedHoles = new ArrayList<>();

	private @Nullable AccountState storedAccount;

	private long now = 1_000;

	private long timer = Output.ArmTimer.NEVER;

	private boolean committing = true;

	EngineScript() {
		this(AccountEngine.forUser(SELF));
	}

	private EngineScript(AccountEngine engine) {
		this.engine = engine;
	}

	static EngineScript bot(AccountState state) {
		return new EngineScript(AccountEngine.forBot(SELF)).stored(state);
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
		this.storedAccount = state;
		return this;
	}

	EngineScript channel(long channelId, int pts) {
		return channel(channelId, ChannelState.of(pts));
	}

	EngineScript channel(long channelId, ChannelState state) {
		this.storedChannels.put(channelId, state);
		return this;
	}

	EngineScript intent(FetchIntent intent) {
		this.storedIntents.put(intent.channelId(), intent);
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
		List<Input.StoredChannel> channels = this.storedChannels.entrySet()
			.stream()
			.map((entry) -> new Input.StoredChannel(entry.getKey(), entry.getValue(),
					this.channelVersions.getOrDefault(entry.getKey(), 0L)))
			.toList();
		return step(new Input.Load(moment(), 1, this.accountVersion, this.storedAccount, channels,
				List.copyOf(this.storedIntents.values()), limits, List.of()));
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
				this.channelRequests.put(fetch.channelId(), fetch.fetchId());
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

	private void commit(Batch batch) {
		if (batch.change() instanceof StateChange.AccountChange change) {
			assertThat(change.expected()).isEqualTo(this.storedAccount);
			assertThat(change.version()).isEqualTo(this.accountVersion++);
			this.storedAccount = change.next();
			change.intents().forEach((intent) -> this.storedIntents.put(intent.channelId(), intent));
		}
		else if (batch.change() instanceof StateChange.ChannelChange change) {
			assertThat(change.expected()).isEqualTo(this.storedChannels.get(change.channelId()));
			long written = this.channelVersions.getOrDefault(change.channelId(),
					(change.expected() != null) ? 0L : -1L);
			assertThat(change.version()).isEqualTo(written);
			this.channelVersions.put(change.channelId(), written + 1);
			this.storedChannels.put(change.channelId(), change.next());
			this.storedIntents.values()
				.removeIf((intent) -> intent.channelId() == change.channelId()
						&& intent.generation() <= change.settledGeneration());
		}
		List<HistoryHole> holes = (batch.change() != null) ? batch.change().holes() : List.of();
		this.storedHoles.addAll(holes);
		int told = toldHoles().size();
		if (!(batch.lane() instanceof Lane.Ephemeral)) {
			step(new Input.Committed(moment(), batch.lane(), batch.id()));
		}
		if (!holes.isEmpty()) {
			assertThat(toldHoles().subList(told, toldHoles().size())).startsWith(holes.toArray(HistoryHole[]::new));
		}
	}

	private List<HistoryHole> toldHoles() {
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

	/** Lets the wait pass that was told last. */
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
		EngineScript next = new EngineScript().stored(this.storedAccount);
		next.accountVersion = this.accountVersion;
		next.storedChannels.putAll(this.storedChannels);
		next.channelVersions.putAll(this.channelVersions);
		next.storedIntents.putAll(this.storedIntents);
		next.now = this.now;
		return next;
	}

	/** Forgets what was put out; what is asked for can still be answered. */
	EngineScript forget() {
		this.outputs.clear();
		return this;
	}

	List<DeliveredUpdate> delivered() {
		return batches().flatMap((batch) -> batch.updates().stream()).toList();
	}

	List<Update> deliveredUpdates() {
		return delivered().stream().map(DeliveredUpdate::update).toList();
	}

	List<Update> delivered(Lane lane) {
		return batches().filter((batch) -> batch.lane().equals(lane))
			.flatMap((batch) -> batch.updates().stream())
			.map(DeliveredUpdate::update)
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
		assertThat(this.channelRequests).as("requests for channels").containsKey(channelId);
		return this.channelRequests.get(channelId);
	}

	AccountState account() {
		assertThat(this.storedAccount).isNotNull();
		return this.storedAccount;
	}

	@Nullable Integer channelPts(long channelId) {
		ChannelState state = this.storedChannels.get(channelId);
		return (state != null) ? state.pts() : null;
	}

	@Nullable ChannelState channelState(long channelId) {
		return this.storedChannels.get(channelId);
	}

	List<HistoryHole> holes() {
		return this.storedHoles;
	}

	Map<Long, FetchIntent> intents() {
		return this.storedIntents;
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

	TransitionCounts transitions() {
		return this.engine.transitions();
	}

	List<Input> inputs() {
		return this.inputs;
	}

}
