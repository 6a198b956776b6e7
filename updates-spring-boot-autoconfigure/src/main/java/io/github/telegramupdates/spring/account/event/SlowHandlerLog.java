package io.github.telegramupdates.spring.account.event;

import java.time.Duration;

import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.spring.account.AccountNames;
import io.github.telegramupdates.spring.delivery.watch.DeliveryObserver;
import io.github.telegramupdates.spring.delivery.watch.DeliveryWatch;
import io.github.telegramupdates.spring.delivery.watch.FinishedCall;
import io.github.telegramupdates.spring.delivery.watch.SlowCall;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Names listeners that run for long in the log: once while they run, and once when they
 * return at last. Of the update it names the type only.
 */
public final class SlowHandlerLog implements DeliveryObserver {

	private static final Log logger = LogFactory.getLog(SlowHandlerLog.class);

	private static final int CHECKS_PER_LIMIT = 10;

	private static final long SHORTEST_INTERVAL_MILLIS = 100;

	private static final long LONGEST_INTERVAL_MILLIS = 10_000;

	private final AccountNames names;

	private final Duration limit;

	SlowHandlerLog(AccountNames names, Duration limit) {
		this.names = names;
		this.limit = limit;
	}

	/**
	 * How often to look for them.
	 * @return time from one check to the next
	 */
	public Duration interval() {
		long millis = this.limit.toMillis() / CHECKS_PER_LIMIT;
		return Duration.ofMillis(Math.min(LONGEST_INTERVAL_MILLIS, Math.max(SHORTEST_INTERVAL_MILLIS, millis)));
	}

	/**
	 * Names the listeners that have become slow since the last check.
	 * @param deliveries knows what runs
	 */
	public void check(DeliveryWatch deliveries) {
		deliveries.newSlowCalls(this.limit).forEach(this::runs);
	}

	private void runs(SlowCall call) {
		logger.warn("%s runs for %d s by now; the lane waits"
			.formatted(describe(call.userId(), call.listener(), call.update(), call.lane()), call.time().toSeconds()));
	}

	@Override
	public void onCall(FinishedCall call) {
		if (call.slow()) {
			logger.info("%s has %s after %d s".formatted(
					describe(call.userId(), call.listener(), call.update(), call.lane()),
					(call.failure() == null) ? "returned" : "failed", call.time().toSeconds()));
		}
	}

	private String describe(long userId, String listener, SequencedUpdate update, Lane lane) {
		return "Account '%s': listener %s, called for %s in the lane '%s',".formatted(this.names.nameOf(userId),
				listener, update.update().getClass().getSimpleName(), lane);
	}

}
