package io.github.telegramupdates.spring.account.event;

import java.util.List;

import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.event.EngineListener;
import io.github.telegramupdates.spring.account.AccountNames;
import io.github.telegramupdates.spring.account.EngineEventObserver;
import io.github.telegramupdates.spring.account.TelegramUpdatesEvent;

/**
 * Writes what the engine reports to the log, notifies observers, and publishes it to the
 * application.
 */
final class EngineEventPublisher implements EngineListener {

	private final AccountNames names;

	private final EngineEventLog log;

	private final List<EngineEventObserver> observers;

	private final EventQueue queue;

	EngineEventPublisher(AccountNames names, EngineEventLog log, List<EngineEventObserver> observers,
			EventQueue queue) {
		this.names = names;
		this.log = log;
		this.observers = observers;
		this.queue = queue;
	}

	@Override
	public void onEvent(long userId, EngineEvent event) {
		String account = this.names.nameOf(userId);
		this.log.write(account, userId, event);
		TelegramUpdatesEvent published = new TelegramUpdatesEvent(account, userId, event);
		this.observers.forEach((observer) -> observer.onEvent(published));
		this.queue.publish(published);
	}

}
