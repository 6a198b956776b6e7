package io.github.telegramupdates.engine.sequencing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.stream.IntStream;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.fetch.ServerLimits;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.updates.ChannelDifferenceType;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;

import static io.github.telegramupdates.engine.sequencing.Updating.NOW;

/**
 * An account with active channels, its server, which loses a push now and then, and its
 * database, which carries out so many transactions at a time. Some lanes may hang: their
 * first transaction never ends.
 */
final class ActiveAccount {

	private static final int LOST_EVERY = 50;

	private final Set<Lane> hanging = new HashSet<>();

	private final Map<Long, Integer> written = new HashMap<>();

	private final Queue<Batch> transactions = new ArrayDeque<>();

	private final List<Output> requests = new ArrayList<>();

	private final Map<Lane, Integer> committed = new HashMap<>();

	private final Set<BoxId> overflown = new HashSet<>();

	private final AccountEngine engine;

	private long now;

	private long timer = Output.ArmTimer.NEVER;

	ActiveAccount(MemoryLimits limits) {
		this.engine = new AccountEngine(7, SequencingSettings.of(AccountKind.USER).withMemory(limits));
		step(new Input.Load(moment(), 1, 0, AccountState.of(100, 0, NOW, 10), List.of(), List.of(), ServerLimits.NONE,
				List.of()));
		answer();
	}

	/** No transaction of a channel ends from now on. */
	void hangs(long channelId) {
		this.hanging.add(Lane.channel(channelId));
	}

	/** Something is written in a channel. */
	void write(long channelId) {
		int pts = this.written.merge(channelId, 1, Integer::sum);
		if ((pts + channelId) % LOST_EVERY != 0) {
			step(new Input.Live(moment(), Updating.container(Updating.channelUpdate(channelId, pts)),
					Input.Live.Peers.COMPLETE));
		}
	}

	/**
	 * Time passes: the server answers what it was asked, and the database goes on.
	 * @param carriedOut how many transactions it carries out
	 */
	void pass(long millis, int carriedOut) {
		this.now += millis;
		if (this.timer <= this.now) {
			this.timer = Output.ArmTimer.NEVER;
			step(new Input.Tick(moment()));
		}
		answer();
		for (int i = 0; i < carriedOut && !this.transactions.isEmpty(); i++) {
			Batch batch = this.transactions.remove();
			this.committed.merge(batch.lane(), batch.updates().size(), Integer::sum);
			step(new Input.Committed(moment(), batch.lane(), batch.id()));
		}
	}

	private void answer() {
		List<Output> asked = List.copyOf(this.requests);
		this.requests.clear();
		for (Output request : asked) {
			if (request instanceof Output.FetchChannel fetch) {
				step(new Input.ChannelFetched(moment(), fetch.fetchId(), difference(fetch)));
			}
			else if (request instanceof Output.FetchAccount fetch) {
				step(new Input.AccountFetched(moment(), fetch.fetchId(), new DifferenceEmpty(NOW, 10)));
			}
		}
	}

	private ChannelDifferenceType difference(Output.FetchChannel fetch) {
		int last = this.written.get(fetch.channelId());
		int end = Math.min(last, fetch.pts() + fetch.limit());
		List<MessageType> messages = IntStream.rangeClosed(fetch.pts() + 1, end)
			.mapToObj((id) -> Updating.channelMessage(fetch.channelId(), id))
			.toList();
		return Updating.channelPage(end, (end == last) ? Updating.Last.YES : Updating.Last.NO, messages);
	}

	private void step(Input input) {
		for (Output output : this.engine.step(input)) {
			if (output instanceof Output.Deliver deliver && !this.hanging.contains(deliver.batch().lane())) {
				this.transactions.add(deliver.batch());
			}
			else if (output instanceof Output.FetchChannel || output instanceof Output.FetchAccount) {
				this.requests.add(output);
			}
			else if (output instanceof Output.ArmTimer arm) {
				this.timer = arm.monotonicMillis();
			}
			else if (output instanceof Output.Notify notify && notify.event() instanceof EngineEvent.Overflow full) {
				this.overflown.add(full.box());
			}
		}
	}

	private Moment moment() {
		return new Moment(this.now, NOW);
	}

	/** How many updates of a channel are committed. */
	int committed(long channelId) {
		return this.committed.getOrDefault(Lane.channel(channelId), 0);
	}

	/** The boxes that lost what they had buffered. */
	Set<BoxId> overflown() {
		return this.overflown;
	}

	/** How many updates are in memory. */
	int held() {
		return this.engine.progress().buffered() + this.engine.progress().uncommitted();
	}

}
