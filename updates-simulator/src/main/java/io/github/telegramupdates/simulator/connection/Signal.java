package io.github.telegramupdates.simulator.connection;

import io.github.telegramupdates.tl.client.SessionSignal;
import io.github.telegramupdates.tl.client.UpdateSink;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to the session.
 *
 * @param signal what happened
 */
record Signal(SessionSignal signal) implements ServerMessage {

	@Override
	public void arrive(@Nullable UpdateSink sink) {
		if (sink != null) {
			sink.onSignal(this.signal);
		}
	}

}
