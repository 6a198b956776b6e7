package io.github.telegramupdates.mtproto.login;

/**
 * By what a bot logs in. Its text tells nothing secret.
 *
 * @param apiId id of the application
 * @param apiHash its hash
 * @param token the bot's token
 */
public record BotCredentials(int apiId, String apiHash, String token) {

	@Override
	public String toString() {
		return "BotCredentials[apiId=" + this.apiId + "]";
	}

}
