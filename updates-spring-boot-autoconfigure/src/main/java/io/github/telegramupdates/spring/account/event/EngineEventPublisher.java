package io.github.telegramupdates.spring.account.event;

import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.event.EngineListener;
import io.github.telegramupdates.spring.account.AccountNames;
import io.github.telegramupdates.spring.account.TelegramUpdatesEvent;

/**
 * Writes what the engine reports to the log, and publishes it to the application.
 */
final class EngineEventPublisher implements EngineListener {

	private final AccountNames names;

	private final EngineEventLog log;

	private final EventQueue queue;

	EngineEventPublisher(AccountNames names, EngineEventLog log, EventQueue queue) {
		this.names = names;
		this.log = log;
		this.queue = queue;
	}

	@Override
	public void onEvent(long userId, EngineEvent event) {
		String account = this.names.nameOf(userId);
		this.log.write(account, userId, event);
		this.queue.publish(new TelegramUpdatesEvent(account, userId, event));
	}

}
