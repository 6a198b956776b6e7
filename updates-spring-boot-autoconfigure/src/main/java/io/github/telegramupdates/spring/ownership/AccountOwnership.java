package io.github.telegramupdates.spring.ownership;

/**
 * Decides which of several instances of an application may connect an account. Telegram
 * ends an authorisation that is used over two connections from two places, so of all
 * instances one is granted the account, and the others stand by.
 * <p>
 * A bean of this type replaces the one of the starter. It is called by many threads.
 */
public interface AccountOwnership {

	/**
	 * Asks for an account. Returns at once; the account is granted later, or, if nobody
	 * else can have it, before this method returns.
	 * @param account name of the account in the configuration of the application
	 * @param owner who is notified when the account is granted and revoked
	 * @return the way to give the account back
	 */
	Ownership acquire(String account, AccountOwner owner);

	/**
	 * An ownership without a guard: every instance is granted every account at once, and
	 * none is ever revoked.
	 * @return the ownership
	 */
	static AccountOwnership unguarded() {
		return new UnguardedOwnership();
	}

}
