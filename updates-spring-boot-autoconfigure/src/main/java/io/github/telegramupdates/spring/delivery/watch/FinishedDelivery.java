package io.github.telegramupdates.spring.delivery.watch;

import java.time.Duration;
import java.util.List;

import io.github.telegramupdates.engine.delivery.Batch;
import org.jspecify.annotations.Nullable;

/**
 * A delivery of a group that has ended.
 *
 * @param group the batches, at least one, all of one account
 * @param time how long it took, with the commit
 * @param failure what it threw, {@code null} if the group is delivered
 */
public record FinishedDelivery(List<Batch> group, Duration time, @Nullable Throwable failure) {

	/**
	 * The account.
	 * @return id of the Telegram user or bot
	 */
	public long userId() {
		return this.group.get(0).userId();
	}

}
