package io.github.telegramupdates.engine.ephemeral;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.telegramupdates.engine.sequencing.container.BotQuery;

/**
 * The queries that came lately: each is delivered once, however often the server sends it
 * and over however many sessions. The last 10,000, for 10 minutes, after which no query
 * is answered any more.
 */
final class SeenQueries {

	private static final int REMEMBERED = 10_000;

	private static final long REMEMBERED_MILLIS = Duration.ofMinutes(10).toMillis();

	/** When each was first seen, the oldest first. */
	private final Map<BotQuery, Long> seenAt = new LinkedHashMap<>();

	/**
	 * Remembers a query.
	 * @param nowMillis the monotonic time
	 * @return whether it is new
	 */
	synchronized boolean add(BotQuery query, long nowMillis) {
		forgetOld(nowMillis);
		if (this.seenAt.putIfAbsent(query, nowMillis) != null) {
			return false;
		}
		if (this.seenAt.size() > REMEMBERED) {
			forget(this.seenAt.keySet().iterator().next());
		}
		return true;
	}

	private void forgetOld(long nowMillis) {
		Iterator<Long> times = this.seenAt.values().iterator();
		while (times.hasNext() && nowMillis - times.next() >= REMEMBERED_MILLIS) {
			times.remove();
		}
	}

	/**
	 * Forgets a query that could not be delivered: it may come again.
	 */
	synchronized void forget(BotQuery query) {
		this.seenAt.remove(query);
	}

}
