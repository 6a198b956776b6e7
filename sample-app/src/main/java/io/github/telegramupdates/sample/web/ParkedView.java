package io.github.telegramupdates.sample.web;

import java.time.Instant;

import io.github.telegramupdates.engine.storage.ParkedUpdate;
import org.jspecify.annotations.Nullable;

/**
 * An update that no listener took, for the page.
 *
 * @param account name of its account
 * @param id by which it is replayed
 * @param lane the lane in which it was to be delivered
 * @param type what kind of update it is
 * @param position position of its box after it
 * @param listener the listener that failed, if it is known
 * @param failure class of what was thrown
 * @param attempts how often it was delivered in vain
 * @param failedAt when it failed last
 */
record ParkedView(String account, long id, String lane, String type, int position, @Nullable String listener,
		String failure, int attempts, Instant failedAt) {

	static ParkedView of(String account, ParkedUpdate parked) {
		ParkedUpdate.Failure failure = parked.failure();
		return new ParkedView(account, parked.id(), parked.lane().toString(), parked.type(), parked.position(),
				failure.listener(), failure.type(), failure.attempts(), failure.last());
	}

}
