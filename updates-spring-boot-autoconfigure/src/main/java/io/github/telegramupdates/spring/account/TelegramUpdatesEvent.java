package io.github.telegramupdates.spring.account;

import io.github.telegramupdates.engine.event.EngineEvent;

/**
 * What the engine reports about an account, as an event of the application. Published in
 * the order in which things happened, on a thread that may wait. Events may be dropped
 * when listeners are too slow; the log says so.
 *
 * @param account name of the account in the configuration
 * @param userId id of the Telegram user or bot
 * @param event what happened
 */
public record TelegramUpdatesEvent(String account, long userId, EngineEvent event) {
}
