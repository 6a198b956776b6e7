package io.github.telegramupdates.engine.invariant;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Output;

/**
 * What an engine waits for: answers, commits, and its timer.
 */
final class PendingWork {

	private final boolean polling;

	private final Set<Long> opened = new HashSet<>();

	private final Map<Long, Lane> fetches = new HashMap<>();

	private final Set<Long> abandoned = new HashSet<>();

	private final CountQuestions questions = new CountQuestions();

	private final Map<Lane, Deque<Long>> uncommitted = new HashMap<>();

	private long armed = Output.ArmTimer.NEVER;

	/**
	 * Waits for nothing yet.
	 * @param polling whether channels that the application opens are polled
	 */
	PendingWork(boolean polling) {
		this.polling = polling;
	}

	/**
	 * Something has come. Who leaves a channel waits for its answer no more, unless the
	 * application shows it, but its request is still under way.
	 */
	void came(Input input) {
		this.questions.came(input);
		LeftChannels.in(input).filter((id) -> !this.opened.contains(id)).map(Lane::channel).forEach(this::abandon);
		if (input instanceof Input.ChannelOpened shown && this.polling) {
			this.opened.add(shown.channelId());
		}
		else if (input instanceof Input.ChannelClosed hidden) {
			this.opened.remove(hidden.channelId());
		}
		else {
			ended(input);
		}
	}

	private void ended(Input input) {
		if (input instanceof Input.AccountFetched answer) {
			answered(answer.fetchId());
		}
		else if (input instanceof Input.StateFetched answer) {
			answered(answer.fetchId());
		}
		else if (input instanceof Input.ChannelFetched answer) {
			answered(answer.fetchId());
		}
		else if (input instanceof Input.FetchFailed failure) {
			answered(failure.fetchId());
		}
		else if (input instanceof Input.Committed committed) {
			this.uncommitted.getOrDefault(committed.lane(), new ArrayDeque<>()).remove(committed.batchId());
		}
		else if (input instanceof Input.Tick) {
			this.armed = Output.ArmTimer.NEVER;
		}
	}

	private void abandon(Lane lane) {
		this.fetches.forEach((id, fetched) -> {
			if (fetched.equals(lane)) {
				this.abandoned.add(id);
			}
		});
		this.fetches.values().remove(lane);
	}

	private void answered(long fetchId) {
		this.fetches.remove(fetchId);
		this.abandoned.remove(fetchId);
	}

	/**
	 * Something was put out.
	 */
	void wentOut(Output output) {
		if (output instanceof Output.FetchAccount fetch) {
			this.questions.wentOut(fetch);
			fetchAccount(fetch.fetchId());
		}
		else if (output instanceof Output.FetchState fetch) {
			fetchState(fetch);
		}
		else if (output instanceof Output.FetchChannel fetch) {
			Lane lane = Lane.channel(fetch.channelId());
			Check.that(!isFetching(lane), "two fetches of %s at once", lane);
			this.questions.wentOut(fetch);
			this.fetches.put(fetch.fetchId(), lane);
		}
		else if (output instanceof Output.Notify notify) {
			this.questions.reported(notify.event());
		}
		else if (output instanceof Output.Deliver deliver) {
			delivered(deliver.batch());
		}
		else if (output instanceof Output.ArmTimer arm) {
			this.armed = arm.monotonicMillis();
		}
	}

	/** A question is asked beside what is fetched. */
	private void fetchState(Output.FetchState fetch) {
		this.questions.wentOut(fetch);
		if (this.questions.isQuestion(fetch.fetchId())) {
			this.fetches.put(fetch.fetchId(), Lane.ACCOUNT);
		}
		else {
			fetchAccount(fetch.fetchId());
		}
	}

	/** A new fetch of the account takes the place of an older one. */
	private void fetchAccount(long fetchId) {
		this.fetches.values().removeIf(Lane.ACCOUNT::equals);
		this.fetches.put(fetchId, Lane.ACCOUNT);
	}

	private void delivered(Batch batch) {
		if (!(batch.lane() instanceof Lane.Ephemeral)) {
			this.uncommitted.computeIfAbsent(batch.lane(), (lane) -> new ArrayDeque<>()).add(batch.id());
		}
	}

	boolean isFetching(Lane lane) {
		return this.fetches.containsValue(lane);
	}

	/**
	 * Whether a fetch is under way that is no question whether the server has reset its
	 * count.
	 */
	boolean isHolding(Lane lane) {
		return this.fetches.entrySet()
			.stream()
			.anyMatch((fetch) -> fetch.getValue().equals(lane) && !this.questions.isQuestion(fetch.getKey()));
	}

	/** Whose fetch it is that an answer ends, the ephemeral lane if nobody's. */
	Lane fetched(long fetchId) {
		return this.fetches.getOrDefault(fetchId, Lane.EPHEMERAL);
	}

	boolean isFetchingAnyChannel() {
		return !this.abandoned.isEmpty() || this.fetches.values().stream().anyMatch(Lane.Channel.class::isInstance);
	}

	boolean isFetching() {
		return !this.abandoned.isEmpty() || !this.fetches.isEmpty();
	}

	boolean awaitsCommit(Lane lane) {
		Deque<Long> batches = this.uncommitted.get(lane);
		return batches != null && !batches.isEmpty();
	}

	boolean awaitsCommit() {
		return this.uncommitted.values().stream().anyMatch((batches) -> !batches.isEmpty());
	}

	/** Whether a box may be reset, so that the server is asked. */
	boolean suspects() {
		return this.questions.isAny();
	}

	long armed() {
		return this.armed;
	}

}
