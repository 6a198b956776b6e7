package io.github.telegramupdates.engine.sequencing.machine;

import java.util.List;

import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.tl.TlWriter;

/**
 * How much room updates take: their bytes on the wire. In memory it is a few times as
 * much, and users and chats come to it, which the updates of a container share.
 */
public final class WireSize {

	private WireSize() {
	}

	public static int of(SequencedUpdate update) {
		TlWriter out = TlWriter.counting();
		update.update().write(out);
		return out.size();
	}

	public static int of(List<SequencedUpdate> updates) {
		int size = 0;
		for (SequencedUpdate update : updates) {
			size += of(update);
		}
		return size;
	}

}
