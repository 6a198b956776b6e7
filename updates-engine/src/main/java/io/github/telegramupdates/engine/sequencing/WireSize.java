package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.delivery.DeliveredUpdate;

/**
 * How much room updates take: their bytes on the wire. In memory it is a few times as
 * much, and users and chats come to it, which the updates of a container share.
 */
final class WireSize {

	private WireSize() {
	}

	static int of(DeliveredUpdate update) {
		return update.update().toByteArray().length;
	}

	static int of(List<DeliveredUpdate> updates) {
		return updates.stream().mapToInt(WireSize::of).sum();
	}

}
