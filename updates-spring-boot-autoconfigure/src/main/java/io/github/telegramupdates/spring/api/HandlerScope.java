package io.github.telegramupdates.spring.api;

import java.security.SecureRandom;
import java.util.function.IntToLongFunction;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * The call of a handler, on its thread: what it sends there gets ids that follow from the
 * update, so that Telegram knows it again when the handler is called again.
 */
public final class HandlerScope {

	private static final ThreadLocal<@Nullable HandlerScope> CURRENT = new ThreadLocal<>();

	private static final SecureRandom RANDOM = new SecureRandom();

	private final IntToLongFunction randomIds;

	private int used;

	private HandlerScope(IntToLongFunction randomIds) {
		this.randomIds = randomIds;
	}

	/**
	 * Calls a handler.
	 * @param randomIds the ids of what it sends, counted from 1
	 * @param handler the handler
	 * @throws Exception whatever the handler throws
	 */
	public static void call(IntToLongFunction randomIds, Handler handler) throws Exception {
		HandlerScope outer = CURRENT.get();
		CURRENT.set(new HandlerScope(randomIds));
		try {
			handler.handle();
		}
		finally {
			if (outer != null) {
				CURRENT.set(outer);
			}
			else {
				CURRENT.remove();
			}
		}
	}

	/**
	 * Tells ids for what is sent by this thread: random ones outside of handlers.
	 */
	static LongSupplier randomIds() {
		HandlerScope current = CURRENT.get();
		return (current != null) ? current::next : HandlerScope::random;
	}

	private long next() {
		this.used++;
		return this.randomIds.applyAsLong(this.used);
	}

	// some ids have 32 bits only
	private static long random() {
		long id = RANDOM.nextLong();
		return ((int) id != 0) ? id : id + 1;
	}

	/**
	 * A handler of the application.
	 */
	@FunctionalInterface
	public interface Handler {

		/**
		 * Handles an update.
		 * @throws Exception whatever it likes
		 */
		void handle() throws Exception;

	}

}
