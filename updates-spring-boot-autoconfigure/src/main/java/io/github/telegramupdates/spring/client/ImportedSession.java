package io.github.telegramupdates.spring.client;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * The session that an account takes over from another program.
 *
 * @param sessionString what Telethon, Pyrogram or mtcute exported
 */
record ImportedSession(@Nullable String sessionString) {

	static final ImportedSession NONE = new ImportedSession(null);

	boolean isPresent() {
		return StringUtils.hasText(this.sessionString);
	}

	/**
	 * Tells nothing: who has the text is the account.
	 */
	@Override
	public String toString() {
		return "ImportedSession";
	}

}
