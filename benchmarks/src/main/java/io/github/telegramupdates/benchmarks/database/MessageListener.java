package io.github.telegramupdates.benchmarks.database;

import java.util.Objects;

import io.github.telegramupdates.spring.listener.TelegramUpdateListener;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
import org.jspecify.annotations.Nullable;

/**
 * Hands the messages of the engine to the handler whose turn it is.
 */
class MessageListener {

	private volatile @Nullable MessageHandler handler;

	void use(MessageHandler next) {
		this.handler = next;
	}

	@TelegramUpdateListener
	void on(UpdateNewMessage update) {
		handler().handle(MessageRow.of(update));
	}

	@TelegramUpdateListener
	void on(UpdateNewChannelMessage update) {
		handler().handle(MessageRow.of(update));
	}

	private MessageHandler handler() {
		return Objects.requireNonNull(this.handler);
	}

}
