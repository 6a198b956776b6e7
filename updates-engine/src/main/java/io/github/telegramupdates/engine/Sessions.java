package io.github.telegramupdates.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.github.telegramupdates.tl.client.TelegramConnection;
import io.github.telegramupdates.tl.client.TelegramConnection.Subscription;
import io.github.telegramupdates.tl.client.UpdateSink;

/**
 * The connections that feed an account.
 */
final class Sessions {

	private final Supplier<UpdateSink> sinks;

	private final List<Subscription> subscriptions = new ArrayList<>();

	private boolean closed;

	Sessions(Supplier<UpdateSink> sinks) {
		this.sinks = sinks;
	}

	/**
	 * Takes in what a connection receives.
	 * @throws IllegalStateException if somebody else does so already, or the account has
	 * stopped
	 */
	synchronized void attach(TelegramConnection connection) {
		if (this.closed) {
			throw new IllegalStateException("The account has stopped");
		}
		this.subscriptions.add(connection.subscribe(this.sinks.get()));
	}

	/**
	 * Takes nothing in any more. The connections stay open.
	 */
	synchronized void close() {
		this.closed = true;
		this.subscriptions.forEach(Subscription::close);
		this.subscriptions.clear();
	}

}
