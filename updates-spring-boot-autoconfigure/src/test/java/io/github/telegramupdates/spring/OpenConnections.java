package io.github.telegramupdates.spring;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.github.telegramupdates.spring.account.TelegramConnectionFactory;
import io.github.telegramupdates.tl.client.TelegramApi;
import io.github.telegramupdates.tl.client.TelegramConnection;
import io.github.telegramupdates.tl.client.UpdateSink;

/**
 * Counts how many connections of one account are open at once, from the beginning of the
 * opening to the end of the closing, over all instances of an application.
 */
final class OpenConnections {

	private final AtomicInteger open = new AtomicInteger();

	private final AtomicInteger most = new AtomicInteger();

	TelegramConnectionFactory factory(Supplier<TelegramConnection> connections) {
		return (account) -> {
			this.most.accumulateAndGet(this.open.incrementAndGet(), Math::max);
			return new Counted(connections.get());
		};
	}

	int now() {
		return this.open.get();
	}

	int most() {
		return this.most.get();
	}

	private final class Counted implements TelegramConnection {

		private final TelegramConnection connection;

		private final AtomicBoolean closed = new AtomicBoolean();

		Counted(TelegramConnection connection) {
			this.connection = connection;
		}

		@Override
		public TelegramApi api() {
			return this.connection.api();
		}

		@Override
		public Subscription subscribe(UpdateSink sink) {
			return this.connection.subscribe(sink);
		}

		@Override
		public void close() {
			this.connection.close();
			if (this.closed.compareAndSet(false, true)) {
				OpenConnections.this.open.decrementAndGet();
			}
		}

	}

}
