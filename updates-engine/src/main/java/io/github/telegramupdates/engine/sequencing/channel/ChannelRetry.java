package io.github.telegramupdates.engine.sequencing.channel;

import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.SequencingSettings;
import io.github.telegramupdates.engine.sequencing.Transition;
import io.github.telegramupdates.engine.sequencing.fetch.RetryWait;
import io.github.telegramupdates.engine.sequencing.machine.Counters;
import io.github.telegramupdates.engine.sequencing.machine.Outbox;

/**
 * The wait before the fetch of a channel is made again.
 */
final class ChannelRetry {

	private final Channel channel;

	private final ChannelBox box;

	private final FetchPlan plan;

	private final Outbox outbox;

	private final Counters counters;

	private final SequencingSettings.Retries retries;

	ChannelRetry(Channel channel, ChannelBox box, FetchPlan plan, ChannelContext context) {
		this.channel = channel;
		this.box = box;
		this.plan = plan;
		this.outbox = context.outbox();
		this.counters = context.counters();
		this.retries = context.settings().retries();
	}

	/** Waits longer with each attempt. */
	void after(int attempt, String reason) {
		after(RetryWait.channelMillis(attempt, this.outbox.spread() + this.channel.id(), this.retries), reason);
	}

	/** Waits, and does not ask before, whatever else is a reason to. */
	void afterRest(long millis, String reason) {
		this.plan.rest(millis);
		after(millis, reason);
	}

	private void after(long millis, String reason) {
		this.box.fetchFailed();
		this.outbox.report(new EngineEvent.FetchRetried(this.box.id(), reason, millis));
		in(millis);
	}

	/** Waits in silence, and does not ask before. */
	void rest(long millis) {
		this.plan.rest(millis);
		in(millis);
	}

	void in(long millis) {
		this.plan.planRetry(millis, this::waited);
	}

	private void waited() {
		this.counters.count(Transition.RETRIED);
		this.channel.fetchIfWanted();
	}

}
