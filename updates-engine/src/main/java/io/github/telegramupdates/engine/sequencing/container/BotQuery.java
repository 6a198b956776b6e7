package io.github.telegramupdates.engine.sequencing.container;

import java.util.Optional;

import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateBotCallbackQuery;
import io.github.telegramupdates.tl.UpdateBotInlineQuery;
import io.github.telegramupdates.tl.UpdateBotPrecheckoutQuery;
import io.github.telegramupdates.tl.UpdateBotShippingQuery;
import io.github.telegramupdates.tl.UpdateBotWebhookJSONQuery;
import io.github.telegramupdates.tl.UpdateBusinessBotCallbackQuery;
import io.github.telegramupdates.tl.UpdateEphemeralBotCallbackQuery;
import io.github.telegramupdates.tl.UpdateInlineBotCallbackQuery;

/**
 * Names a query of a user to a bot, like a pressed button: it has no position, a person
 * waits for the answer, and the server takes none after some seconds (6.5). The guest
 * query is none of them, because it has a qts.
 *
 * @param type which kind of query it is
 * @param id its {@code query_id}
 */
public record BotQuery(Class<? extends Update> type, long id) {

	/**
	 * The name of an update that is such a query.
	 * @param update the update
	 * @return its name; empty if it is something else
	 */
	public static Optional<BotQuery> of(Update update) {
		if (update instanceof UpdateBotCallbackQuery query) {
			return named(update, query.queryId());
		}
		if (update instanceof UpdateInlineBotCallbackQuery query) {
			return named(update, query.queryId());
		}
		if (update instanceof UpdateBusinessBotCallbackQuery query) {
			return named(update, query.queryId());
		}
		if (update instanceof UpdateEphemeralBotCallbackQuery query) {
			return named(update, query.queryId());
		}
		if (update instanceof UpdateBotInlineQuery query) {
			return named(update, query.queryId());
		}
		if (update instanceof UpdateBotShippingQuery query) {
			return named(update, query.queryId());
		}
		if (update instanceof UpdateBotPrecheckoutQuery query) {
			return named(update, query.queryId());
		}
		return (update instanceof UpdateBotWebhookJSONQuery query) ? named(update, query.queryId()) : Optional.empty();
	}

	private static Optional<BotQuery> named(Update update, long queryId) {
		return Optional.of(new BotQuery(update.getClass(), queryId));
	}

}
