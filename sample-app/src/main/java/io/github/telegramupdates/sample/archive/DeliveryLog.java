package io.github.telegramupdates.sample.archive;

import io.github.telegramupdates.spring.listener.TelegramUpdateListener;
import io.github.telegramupdates.spring.listener.UpdateContext;
import io.github.telegramupdates.tl.ChannelPtsUpdate;
import io.github.telegramupdates.tl.PtsUpdate;
import io.github.telegramupdates.tl.Update;

import org.springframework.stereotype.Component;

/**
 * Writes down every delivery that has a position. A listener can receive a whole group of
 * updates, and several listeners can receive the same update: they share a transaction.
 */
@Component
class DeliveryLog {

	private final ArchiveEvents events;

	DeliveryLog(ArchiveEvents events) {
		this.events = events;
	}

	@TelegramUpdateListener
	void on(PtsUpdate update, UpdateContext context) {
		append(update, context);
	}

	@TelegramUpdateListener
	void on(ChannelPtsUpdate update, UpdateContext context) {
		append(update, context);
	}

	private void append(Update update, UpdateContext context) {
		Content content = Content.of(update);
		content.messageIds().forEach((id) -> this.events.save(ArchiveEvent.of(content, id, context)));
	}

}
