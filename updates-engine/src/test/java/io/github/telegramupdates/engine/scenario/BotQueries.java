package io.github.telegramupdates.engine.scenario;

import java.util.List;

import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.connection.SimulatedConnection;
import io.github.telegramupdates.tl.DataJSON;
import io.github.telegramupdates.tl.InputBotInlineMessageID;
import io.github.telegramupdates.tl.PostAddress;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateBotShippingQuery;
import io.github.telegramupdates.tl.UpdateBotWebhookJSONQuery;
import io.github.telegramupdates.tl.UpdateInlineBotCallbackQuery;
import io.github.telegramupdates.tl.UpdateShort;
import io.github.telegramupdates.tl.Updates;

/**
 * What a bot is asked, in each of the forms that have no position.
 */
final class BotQueries {

	private static final int FORMS = 5;

	private static final byte[] PAYLOAD = { 1, 2, 3 };

	private BotQueries() {
	}

	/**
	 * Somebody asks.
	 * @param asker who asks
	 * @param bot who is asked
	 * @param query id of the query, which says the form
	 * @param connection the line to the bot
	 */
	static void ask(SimulatedAccount asker, SimulatedAccount bot, int query, SimulatedConnection connection) {
		int date = (int) connection.serverTime().getEpochSecond();
		switch (query % FORMS) {
			case 0 -> asker.presses(bot, query);
			case 1 -> asker.asksInline(bot, query);
			case 2 -> connection.push(new Updates(List.of(pressedInline(asker, query)), List.of(), List.of(), date, 0));
			case 3 -> connection.push(new UpdateShort(shipping(asker, query), date));
			default ->
				connection.push(new UpdateShort(new UpdateBotWebhookJSONQuery(query, new DataJSON("{}"), 10), date));
		}
	}

	private static Update pressedInline(SimulatedAccount asker, int query) {
		return new UpdateInlineBotCallbackQuery(query, asker.id(), new InputBotInlineMessageID(2, 3, 4), 5, PAYLOAD,
				null);
	}

	private static Update shipping(SimulatedAccount asker, int query) {
		return new UpdateBotShippingQuery(query, asker.id(), PAYLOAD, new PostAddress("", "", "", "", "", ""));
	}

}
