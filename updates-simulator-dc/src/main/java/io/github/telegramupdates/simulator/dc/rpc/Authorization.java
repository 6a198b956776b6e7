package io.github.telegramupdates.simulator.dc.rpc;

import io.github.telegramupdates.simulator.SimulatedAccount;
import org.jspecify.annotations.Nullable;

/**
 * What a key is authorised for, and how far its login is.
 */
public final class Authorization {

	private final int dc;

	private boolean introduced;

	private @Nullable SimulatedAccount account;

	private @Nullable SimulatedAccount awaitingPassword;

	private @Nullable String phoneCodeHash;

	/**
	 * Creates the authorization of a key with which nobody is logged in.
	 * @param dc the data center that the key was made for; 0 if none was named
	 */
	public Authorization(int dc) {
		this.dc = dc;
	}

	int dc() {
		return this.dc;
	}

	/**
	 * Who is logged in.
	 * @return the account, or {@code null} if nobody is
	 */
	public @Nullable SimulatedAccount account() {
		return this.account;
	}

	/**
	 * Whether a client introduced itself with this key.
	 * @return whether there was an {@code initConnection}
	 */
	public boolean isIntroduced() {
		return this.introduced;
	}

	/**
	 * A client introduced itself.
	 */
	public void introduce() {
		this.introduced = true;
	}

	void logIn(SimulatedAccount who) {
		this.account = who;
		this.awaitingPassword = null;
		this.phoneCodeHash = null;
	}

	void logOut() {
		this.account = null;
	}

	@Nullable SimulatedAccount awaitingPassword() {
		return this.awaitingPassword;
	}

	void awaitPassword(SimulatedAccount who) {
		this.awaitingPassword = who;
	}

	@Nullable String phoneCodeHash() {
		return this.phoneCodeHash;
	}

	void awaitCode(String hash) {
		this.phoneCodeHash = hash;
	}

}
