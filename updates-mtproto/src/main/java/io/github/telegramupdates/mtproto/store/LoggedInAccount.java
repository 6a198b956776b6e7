package io.github.telegramupdates.mtproto.store;

/**
 * Who is logged in by a key.
 *
 * @param userId id of the account; {@code 0} if it is not known yet, because the key came
 * with a session string that does not say
 * @param bot whether the account is a bot
 */
public record LoggedInAccount(long userId, boolean bot) {

	/** Somebody is logged in. */
	public static final LoggedInAccount UNKNOWN = new LoggedInAccount(0, false);

	/**
	 * Whether it is known who is logged in.
	 * @return {@code false} for {@link #UNKNOWN}
	 */
	public boolean isKnown() {
		return this.userId != 0;
	}

}
