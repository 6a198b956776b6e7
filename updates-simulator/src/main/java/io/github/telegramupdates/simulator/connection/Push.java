package io.github.telegramupdates.simulator.connection;

import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.client.UpdateSink;
import org.jspecify.annotations.Nullable;

/**
 * A container of updates.
 *
 * @param bytes the boxed container
 */
record Push(byte[] bytes) implements Delivery {

	static Push of(UpdatesType updates) {
		return new Push(updates.toByteArray());
	}

	@Override
	public void arrive(@Nullable UpdateSink sink) {
		if (sink != null) {
			sink.onUpdates(UpdatesType.read(new TlReader(this.bytes)));
		}
	}

}
