package io.github.telegramupdates.engine;

import io.github.telegramupdates.engine.account.AccountSettings;
import io.github.telegramupdates.engine.sequencing.AccountKind;
import io.github.telegramupdates.engine.sequencing.SequencingSettings;
import org.jspecify.annotations.Nullable;

/**
 * Who an account is and how its stream begins.
 */
public final class AuthOptions {

	private static final Runnable NOTHING = () -> {
	};

	private final AccountKind kind;

	private final StoredState storedState;

	private final Runnable onStart;

	private final @Nullable String name;

	private AuthOptions(AccountKind kind, StoredState storedState, Runnable onStart, @Nullable String name) {
		this.kind = kind;
		this.storedState = storedState;
		this.onStart = onStart;
		this.name = name;
	}

	/**
	 * Options for a user account that goes on where it stopped.
	 * @return the options
	 */
	public static AuthOptions user() {
		return new AuthOptions(AccountKind.USER, StoredState.CONTINUE, NOTHING, null);
	}

	/**
	 * Options for a bot that goes on where it stopped.
	 * @return the options
	 */
	public static AuthOptions bot() {
		return new AuthOptions(AccountKind.BOT, StoredState.CONTINUE, NOTHING, null);
	}

	/**
	 * Returns these options, but the stored position is deleted before the start.
	 * @return new options
	 */
	public AuthOptions forget() {
		return new AuthOptions(this.kind, StoredState.FORGET, this.onStart, this.name);
	}

	/**
	 * Returns these options with a callback that is run once, when the first difference
	 * has been handed to its lane. It runs on an engine thread and must not block.
	 * @param onStart what to run
	 * @return new options
	 */
	public AuthOptions onStart(Runnable onStart) {
		return new AuthOptions(this.kind, this.storedState, onStart, this.name);
	}

	/**
	 * Returns these options with what the log calls the account; its id if not set.
	 * @param name the name
	 * @return new options
	 */
	public AuthOptions named(String name) {
		return new AuthOptions(this.kind, this.storedState, this.onStart, name);
	}

	AccountSettings settings(long userId, SequencingSettings sequencing) {
		return new AccountSettings(userId, (this.name != null) ? this.name : Long.toString(userId),
				sequencing.withKind(this.kind), this.storedState == StoredState.FORGET, this.onStart);
	}

	enum StoredState {

		CONTINUE, FORGET

	}

}
