package io.github.telegramupdates.engine.event;

/**
 * Receives what the engine reports. Called on the engine's threads: returns quickly and
 * does not block. What it throws is logged and otherwise ignored.
 */
@FunctionalInterface
public interface EngineListener {

	/**
	 * Receives an event.
	 * @param userId id of the account
	 * @param event what happened
	 */
	void onEvent(long userId, EngineEvent event);

}
