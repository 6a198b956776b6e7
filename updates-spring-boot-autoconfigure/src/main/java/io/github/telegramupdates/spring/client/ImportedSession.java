package io.github.telegramupdates.spring.client;

import java.util.List;
import java.util.Objects;

import io.github.telegramupdates.mtproto.store.SessionString;
import io.github.telegramupdates.mtproto.store.SessionStringException;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * The session that an account takes over from another program.
 *
 * @param sessionString what Telethon, Pyrogram or mtcute exported
 */
record ImportedSession(@Nullable String sessionString) {

	static final ImportedSession NONE = new ImportedSession(null);

	/**
	 * Says why the text cannot be taken.
	 * @param property where the properties of the account are
	 */
	List<ClientProblem> problems(String property) {
		if (!isPresent()) {
			return List.of();
		}
		try {
			SessionString.read(Objects.requireNonNull(this.sessionString));
			return List.of();
		}
		catch (SessionStringException ex) {
			return List.of(new ClientProblem(property + ".session-string cannot be taken. " + ex.getMessage(),
					"export it once more and copy all of it, or remove the property to log in otherwise"));
		}
	}

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
