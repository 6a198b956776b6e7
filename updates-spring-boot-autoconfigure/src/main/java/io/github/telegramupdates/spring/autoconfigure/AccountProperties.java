package io.github.telegramupdates.spring.autoconfigure;

import java.util.List;
import java.util.stream.Stream;

import io.github.telegramupdates.spring.account.TelegramAccount;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * Credentials of an account.
 *
 * @param apiId Id of the application at Telegram.
 * @param apiHash Secret of the application at Telegram.
 * @param botToken Token of the bot. Not together with a phone number.
 * @param phone Phone number of the user. Not together with a bot token.
 */
record AccountProperties(@DefaultValue("0") int apiId, @DefaultValue("") String apiHash, @Nullable String botToken,
		@Nullable String phone) {

	TelegramAccount toAccount(String name) {
		return new TelegramAccount(name, this.apiId, this.apiHash, textOrNull(this.botToken), textOrNull(this.phone));
	}

	List<String> problems(String name) {
		String prefix = "telegram.updates.accounts." + name;
		return Stream.of(missingApiId(prefix), missingApiHash(prefix), badIdentity(prefix))
			.flatMap(List::stream)
			.toList();
	}

	@Override
	public String toString() {
		return "AccountProperties[apiId=" + this.apiId + "]";
	}

	private List<String> missingApiId(String prefix) {
		return (this.apiId > 0) ? List.of()
				: List.of(prefix + ".api-id is " + ((this.apiId == 0) ? "missing" : "negative"));
	}

	private List<String> missingApiHash(String prefix) {
		return StringUtils.hasText(this.apiHash) ? List.of() : List.of(prefix + ".api-hash is missing");
	}

	private List<String> badIdentity(String prefix) {
		boolean bot = StringUtils.hasText(this.botToken);
		boolean user = StringUtils.hasText(this.phone);
		if (bot && user) {
			return List.of(prefix + " has both a bot-token and a phone: it can be a bot or a user, not both");
		}
		return (bot || user) ? List.of() : List.of(prefix + " has neither a bot-token nor a phone");
	}

	private static @Nullable String textOrNull(@Nullable String text) {
		return StringUtils.hasText(text) ? text : null;
	}

}
