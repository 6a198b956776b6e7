package io.github.telegramupdates.spring.account;

import org.jspecify.annotations.Nullable;

/**
 * An account as it is configured: its name and its credentials. It is a bot if it has a
 * bot token, a user otherwise.
 *
 * @param name name of the account in the configuration of the application
 * @param apiId id of the application at Telegram
 * @param apiHash secret of the application at Telegram
 * @param botToken token of the bot, {@code null} for a user
 * @param phone phone number of the user, {@code null} for a bot
 */
public record TelegramAccount(String name, int apiId, String apiHash, @Nullable String botToken,
		@Nullable String phone) {

	/**
	 * Whether the account is a bot.
	 * @return {@code true} for a bot, {@code false} for a user
	 */
	public boolean isBot() {
		return this.botToken != null;
	}

	/**
	 * Tells the name and the kind, none of the credentials.
	 */
	@Override
	public String toString() {
		return (isBot() ? "bot '" : "user '") + this.name + "'";
	}

}
