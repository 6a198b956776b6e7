package io.github.telegramupdates.spring.account;

/**
 * Receives all events of the engine, in their order, before they are published. Called on
 * a thread of the engine, so it returns quickly and throws nothing. All beans of this
 * type are told, of every event.
 */
@FunctionalInterface
public interface EngineEventObserver {

	/**
	 * Something happened to an account.
	 * @param event what happened
	 */
	void onEvent(TelegramUpdatesEvent event);

}
