package io.github.telegramupdates.spring.archive;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.telegramupdates.spring.listener.TelegramUpdateListener;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
import jakarta.persistence.EntityManager;

import org.springframework.transaction.support.TransactionOperations;

/**
 * Stores the texts of messages, except those that it was told to choke on.
 */
public class Archive {

	private final EntityManager entityManager;

	private final TransactionOperations transactions;

	private final Set<String> poison = ConcurrentHashMap.newKeySet();

	private final Map<String, CountDownLatch> pauses = new ConcurrentHashMap<>();

	private final AtomicBoolean paused = new AtomicBoolean();

	private final AtomicInteger failures = new AtomicInteger();

	Archive(EntityManager entityManager, TransactionOperations transactions) {
		this.entityManager = entityManager;
		this.transactions = transactions;
	}

	@TelegramUpdateListener
	void on(UpdateNewMessage update) {
		store(update.message());
	}

	@TelegramUpdateListener
	void on(UpdateNewChannelMessage update) {
		store(update.message());
	}

	public void chokeOn(String text) {
		this.poison.add(text);
	}

	public void recover() {
		this.poison.clear();
	}

	public void pauseOn(String text, CountDownLatch latch) {
		this.pauses.put(text, latch);
	}

	public boolean isPaused() {
		return this.paused.get();
	}

	public int failures() {
		return this.failures.get();
	}

	public List<String> texts() {
		return this.transactions.execute((status) -> this.entityManager
			.createQuery("select m from ArchivedMessage m order by m.id", ArchivedMessage.class)
			.getResultList()
			.stream()
			.map(ArchivedMessage::text)
			.toList());
	}

	private void store(MessageType type) {
		if (type instanceof Message message) {
			this.entityManager.persist(new ArchivedMessage(message.message()));
			if (this.poison.contains(message.message())) {
				this.failures.incrementAndGet();
				throw new IllegalStateException("choked");
			}
			pause(message.message());
		}
	}

	private void pause(String text) {
		CountDownLatch latch = this.pauses.get(text);
		if (latch != null) {
			this.paused.set(true);
			try {
				latch.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException("interrupted", ex);
			}
		}
	}

}
