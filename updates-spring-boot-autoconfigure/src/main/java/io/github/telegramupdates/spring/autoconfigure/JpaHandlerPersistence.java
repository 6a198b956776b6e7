package io.github.telegramupdates.spring.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.telegramupdates.spring.delivery.HandlerPersistence;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.ClearEventListener;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.FlushEventListener;
import org.jspecify.annotations.Nullable;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The persistence contexts of the transaction, mostly one. Does nothing in transactions
 * that are not those of a persistence unit.
 * <p>
 * Hibernate reports when one is flushed or cleared. Other providers do not: what is left
 * is then written before handlers can discard it.
 */
final class JpaHandlerPersistence implements HandlerPersistence {

	private final List<EntityManagerFactory> units;

	private final ThreadLocal<@Nullable Leftovers> leftovers = new ThreadLocal<>();

	private JpaHandlerPersistence(List<EntityManagerFactory> units) {
		this.units = units;
	}

	/**
	 * Creates what listens to the units from then on.
	 */
	static JpaHandlerPersistence of(List<EntityManagerFactory> units) {
		JpaHandlerPersistence persistence = new JpaHandlerPersistence(units);
		units.stream().filter(JpaHandlerPersistence::isObservable).forEach(persistence::observe);
		return persistence;
	}

	private static boolean isObservable(EntityManagerFactory unit) {
		return unit instanceof SessionFactory;
	}

	private void observe(EntityManagerFactory unit) {
		EventListenerRegistry events = unit.unwrap(SessionFactoryImplementor.class).getEventListenerRegistry();
		FlushEventListener afterFlush = (event) -> observed(event.getSession(), Leftovers::flushed);
		events.appendListeners(EventType.FLUSH, afterFlush);
		ClearEventListener afterClear = (event) -> observed(event.getSession(), Leftovers::cleared);
		events.appendListeners(EventType.CLEAR, afterClear);
	}

	private void observed(SessionImplementor session, BiConsumer<Leftovers, SessionImplementor> event) {
		Leftovers outstanding = this.leftovers.get();
		if (outstanding != null) {
			event.accept(outstanding, session);
		}
	}

	@Override
	public void flush() {
		current((unit) -> true).forEach(EntityManager::flush);
	}

	@Override
	public void clear() {
		current((unit) -> true).forEach(EntityManager::clear);
	}

	@Override
	public boolean isDiscardedBy(Handlers handlers) throws Exception {
		current((unit) -> !isObservable(unit)).forEach(EntityManager::flush);
		Leftovers outstanding = new Leftovers(current(JpaHandlerPersistence::isObservable)
			.map((entityManager) -> entityManager.unwrap(SessionImplementor.class))
			.toList());
		this.leftovers.set(outstanding);
		try {
			handlers.call();
			return outstanding.discarded;
		}
		finally {
			this.leftovers.remove();
		}
	}

	private Stream<EntityManager> current(Predicate<EntityManagerFactory> which) {
		return this.units.stream()
			.filter(which)
			.map(TransactionSynchronizationManager::getResource)
			.filter(EntityManagerHolder.class::isInstance)
			.map((holder) -> ((EntityManagerHolder) holder).getEntityManager())
			.filter(EntityManager::isJoinedToTransaction);
	}

	/**
	 * What was left in sessions before handlers are called, and is not written yet.
	 */
	private static final class Leftovers {

		private final List<SessionImplementor> sessions;

		private boolean discarded;

		private Leftovers(List<SessionImplementor> sessions) {
			this.sessions = new ArrayList<>(sessions);
		}

		private void flushed(SessionImplementor session) {
			this.sessions.remove(session);
		}

		private void cleared(SessionImplementor session) {
			this.discarded |= this.sessions.contains(session);
		}

	}

}
