package io.github.telegramupdates.engine.scenario;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

import io.github.telegramupdates.engine.invariant.Check;
import io.github.telegramupdates.engine.sequencing.container.BotQuery;
import io.github.telegramupdates.tl.Update;

/**
 * The queries to a bot that one instance receives. What is pushed is delivered at once,
 * whatever is missing or loaded, and each query once, however often and in whatever way
 * it comes.
 */
final class ReceivedQueries {

	/** After this time a query may be taken for another one. */
	private static final long KNOWN_MILLIS = 600_000;

	private final LongSupplier clock;

	private final CoverageCounts coverage;

	private final Map<BotQuery, Long> firstSeen = new HashMap<>();

	/** How often each may be delivered. */
	private final Map<BotQuery, Integer> allowed = new HashMap<>();

	private final Map<BotQuery, Integer> delivered = new HashMap<>();

	/** Pushed, and neither delivered nor given to a handler that failed. */
	private final Set<BotQuery> waiting = new HashSet<>();

	private final Set<BotQuery> onlyByDifference = new HashSet<>();

	ReceivedQueries(LongSupplier clock, CoverageCounts coverage) {
		this.clock = clock;
		this.coverage = coverage;
	}

	/**
	 * Updates were pushed.
	 * @return whether a query is among them
	 */
	boolean pushed(List<Update> updates) {
		boolean any = false;
		for (Update update : updates) {
			BotQuery query = BotQuery.of(update).orElse(null);
			if (query != null) {
				any = true;
				push(query);
			}
		}
		return any;
	}

	private void push(BotQuery query) {
		boolean again = this.firstSeen.containsKey(query);
		see(query);
		if (again) {
			this.coverage.met(CoverageGoal.QUERY_REPEATED);
		}
		// the engine that asked for the difference may have ended before the answer
		if (!again || this.onlyByDifference.remove(query)) {
			this.waiting.add(query);
			this.waiting.removeAll(this.delivered.keySet());
		}
	}

	/** A difference was answered. */
	void fetched(List<Update> updates) {
		updates.stream().flatMap((update) -> BotQuery.of(update).stream()).forEach((query) -> {
			if (!this.firstSeen.containsKey(query)) {
				this.onlyByDifference.add(query);
			}
			see(query);
		});
	}

	private void see(BotQuery query) {
		long now = this.clock.getAsLong();
		Long first = this.firstSeen.get(query);
		if (first == null || now - first >= KNOWN_MILLIS) {
			this.firstSeen.put(query, now);
			this.allowed.merge(query, 1, Integer::sum);
		}
	}

	/** A handler got an update. */
	void delivered(Update update) {
		BotQuery.of(update).ifPresent((query) -> {
			this.delivered.merge(query, 1, Integer::sum);
			this.waiting.remove(query);
			if (this.onlyByDifference.contains(query)) {
				this.coverage.met(CoverageGoal.QUERY_BY_DIFFERENCE);
			}
		});
	}

	/** A handler failed, and gets it no more. */
	void failed(Update update) {
		BotQuery.of(update).ifPresent((query) -> {
			this.waiting.remove(query);
			this.onlyByDifference.remove(query);
		});
	}

	/**
	 * The account has stopped: what waited is dropped, and another owner is asked, too.
	 */
	void stopped() {
		this.waiting.clear();
	}

	void check() {
		Check.that(this.waiting.isEmpty(), "queries are not delivered at once: %s", this.waiting);
		this.delivered.forEach((query, times) -> Check.that(times <= this.allowed.getOrDefault(query, 0),
				"%s was delivered %d times", query, times));
	}

}
