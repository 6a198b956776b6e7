package io.github.telegramupdates.benchmarks.database;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.spring.delivery.BatchHandler;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
import jakarta.persistence.EntityManager;

/**
 * Stores a row for each message.
 */
final class MessageHandler implements BatchHandler {

	private final EntityManager entityManager;

	MessageHandler(EntityManager entityManager) {
		this.entityManager = entityManager;
	}

	@Override
	public boolean accepts(Batch batch) {
		return true;
	}

	@Override
	public void handle(Batch batch) {
		for (SequencedUpdate update : batch.updates()) {
			store(update.update());
		}
	}

	void store(Update update) {
		if (update instanceof UpdateNewMessage message) {
			store(0, message.pts(), message.message());
		}
		else if (update instanceof UpdateNewChannelMessage message) {
			store(1, message.pts(), message.message());
		}
	}

	private void store(long chat, int pts, MessageType message) {
		if (message instanceof Message plain) {
			this.entityManager.persist(new MessageRow(chat, pts, plain.message()));
		}
	}

}
