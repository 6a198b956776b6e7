package io.github.telegramupdates.engine.sequencing.machine;

import java.util.List;

import io.github.telegramupdates.engine.delivery.DeliveredUpdate;

/**
 * How much room updates take: their bytes on the wire. In memory it is a few times as
 * much, and users and chats come to it, which the updates of a container share.
 */
public final class WireSize {

	private WireSize() {
	}

	public static int of(DeliveredUpdate update) {
		return update.update().toByteArray().length;
	}

	public static int of(List<DeliveredUpdate> updates) {
		return updates.stream().mapToInt(WireSize::of).sum();
	}

}
