package io.github.telegramupdates.spring.actuate;

import java.time.Instant;

import io.github.telegramupdates.engine.storage.ParkedUpdate;
import org.jspecify.annotations.Nullable;

/**
 * What the endpoint shows of a parked update: nothing of its content.
 *
 * @param id by which it is replayed or discarded
 * @param lane the lane in which it was to be delivered
 * @param type simple class name of the update
 * @param box the box it belongs to
 * @param position position of the box after it, 0 without a box
 * @param layer the layer of the schema that it is stored in
 * @param listener id of the listener that failed, {@code null} if it is not known
 * @param failure class of what was thrown last
 * @param attempts how often it was delivered in vain
 * @param failedFirst when it failed for the first time
 * @param failedLast when it failed last
 */
public record ParkedDescription(long id, String lane, String type, String box, int position, int layer,
		@Nullable String listener, String failure, int attempts, Instant failedFirst, Instant failedLast) {

	static ParkedDescription of(ParkedUpdate parked) {
		ParkedUpdate.Failure failure = parked.failure();
		return new ParkedDescription(parked.id(), parked.lane().toString(), parked.type(), parked.box().toString(),
				parked.position(), parked.content().layer(), failure.listener(), failure.type(), failure.attempts(),
				failure.first(), failure.last());
	}

}
