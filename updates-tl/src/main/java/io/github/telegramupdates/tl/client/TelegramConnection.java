package io.github.telegramupdates.tl.client;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * An authorised connection of one account to Telegram. It may reconnect behind the scenes
 * as often as it likes; it says so by {@link SessionSignal}s.
 */
public interface TelegramConnection extends AutoCloseable {

	/**
	 * The methods of Telegram, called as this account.
	 * @return always the same object
	 */
	TelegramApi api();

	/**
	 * Starts to hand everything that arrives to a sink. The sink is called serially, in
	 * the order of arrival. A connection has one sink: what arrives before the first
	 * subscription is not kept, because the server keeps it.
	 * @param sink who consumes
	 * @return ends the subscription when closed; after that the sink is not called again
	 * @throws IllegalStateException if there is a subscription already
	 */
	Subscription subscribe(UpdateSink sink);

	/**
	 * The server's time as far as this client knows.
	 * @return the time, to the second
	 */
	default Instant serverTime() {
		return Instant.now();
	}

	/**
	 * Logs the account out at Telegram and forgets its session: whoever connects it next
	 * logs in. The connection ends by that.
	 * @return completes when the session is forgotten; nothing is forgotten if it fails,
	 * as it does with an {@link UnsupportedOperationException} where the connection
	 * cannot do that
	 */
	default CompletableFuture<Void> logOut() {
		return CompletableFuture
			.failedFuture(new UnsupportedOperationException(getClass().getName() + " cannot log an account out"));
	}

	/**
	 * Tells when the connection has ended for good, be it closed or not. Nothing is
	 * received or answered after that, and another connection may have the session.
	 * @return completes normally if the connection was closed, and exceptionally if it
	 * ended by itself: by what all calls fail with from then on. After an
	 * {@link UnauthorizedException} somebody has to do something, after anything else
	 * another connection may do better. Never completes where the connection cannot say
	 */
	default CompletableFuture<Void> ended() {
		return new CompletableFuture<>();
	}

	/**
	 * Closes the connection and ends its threads. Calls that wait for an answer complete
	 * exceptionally.
	 */
	@Override
	void close();

	/**
	 * A subscription that can be ended.
	 */
	@FunctionalInterface
	interface Subscription extends AutoCloseable {

		@Override
		void close();

	}

}
