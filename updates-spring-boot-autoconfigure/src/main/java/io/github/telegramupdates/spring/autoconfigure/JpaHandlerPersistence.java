package io.github.telegramupdates.spring.autoconfigure;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.telegramupdates.spring.delivery.HandlerPersistence;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.event.spi.ClearEventListener;
import org.hibernate.event.spi.EventType;
import org.jspecify.annotations.Nullable;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The persistence contexts of the transaction, mostly one. Does nothing in transactions
 * that are not those of a persistence unit.
 * <p>
 * Hibernate tells when one is cleared. Other providers do not: what is left is then
 * written before handlers can discard it.
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
		ClearEventListener listener = (event) -> onClear(event.getSession());
		unit.unwrap(SessionFactoryImplementor.class)
			.getEventListenerRegistry()
			.appendListeners(EventType.CLEAR, listener);
	}

	private void onClear(SessionImplementor session) {
		Leftovers outstanding = this.leftovers.get();
		if (outstanding != null) {
			outstanding.cleared(session);
		}
	}

	@Override
	public void flush() {
		current((unit) -> true).forEach(EntityManager::flush);
		Leftovers outstanding = this.leftovers.get();
		if (outstanding != null) {
			outstanding.written = true;
		}
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
	 * What was left in sessions before handlers are called.
	 */
	private static final class Leftovers {

		private final List<SessionImplementor> sessions;

		private boolean written;

		private boolean discarded;

		private Leftovers(List<SessionImplementor> sessions) {
			this.sessions = sessions;
		}

		private void cleared(SessionImplementor session) {
			this.discarded |= !this.written && this.sessions.contains(session);
		}

	}

}
