package io.github.telegramupdates.mtproto.inbox;

import java.util.function.Consumer;

import io.github.telegramupdates.tl.client.TelegramConnection.Subscription;
import io.github.telegramupdates.tl.client.UpdateSink;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a connection hands on what it receives: to one sink, or to nobody.
 */
final class SinkHolder {

	private static final Logger log = LoggerFactory.getLogger(SinkHolder.class);

	private @Nullable UpdateSink sink;

	synchronized Subscription subscribe(UpdateSink newSink) {
		if (this.sink != null) {
			throw new IllegalStateException("The connection has a subscription already");
		}
		this.sink = newSink;
		return () -> unsubscribe(newSink);
	}

	private synchronized void unsubscribe(UpdateSink oldSink) {
		if (this.sink == oldSink) {
			this.sink = null;
		}
	}

	/** Hands something on. What the sink does wrong does not harm the connection. */
	synchronized void report(Consumer<UpdateSink> what) {
		if (this.sink == null) {
			return;
		}
		try {
			what.accept(this.sink);
		}
		catch (Throwable ex) {
			log.error("The consumer of updates failed", ex);
		}
	}

}
