package io.github.telegramupdates.benchmarks.database;

import jakarta.persistence.EntityManager;

/**
 * What an application does with a message.
 */
@FunctionalInterface
interface MessageHandler {

	/**
	 * Handles a message, in a transaction.
	 */
	void handle(MessageRow message);

	/**
	 * Stores it.
	 */
	static MessageHandler inserting(EntityManager entityManager) {
		return entityManager::persist;
	}

	/**
	 * Stores it unless it is there. The query makes the persistence provider write what
	 * is left of earlier messages.
	 */
	static MessageHandler lookingUp(EntityManager entityManager) {
		return (message) -> {
			long stored = entityManager
				.createQuery("select count(m) from MessageRow m where m.chatId = :chat and m.pts = :pts", Long.class)
				.setParameter("chat", message.getChatId())
				.setParameter("pts", message.getPts())
				.getSingleResult();
			if (stored == 0) {
				entityManager.persist(message);
			}
		};
	}

	/**
	 * Does the same, but fails at the messages of one chat.
	 */
	default MessageHandler failingAt(long chat) {
		return (message) -> {
			if (message.getChatId() == chat) {
				throw new IllegalStateException("This one never works");
			}
			handle(message);
		};
	}

}
