package io.github.telegramupdates.spring.ownership;

/**
 * Connects an account while it is granted. The two methods are called in turn, beginning
 * with {@link #granted()}, and never at the same time. What comes after
 * {@link Ownership#release()} is ignored.
 */
public interface AccountOwner {

	/**
	 * The account may be connected from now on. Returns at once.
	 */
	void granted();

	/**
	 * The account may not be connected any more. Disconnects first, then stops what is
	 * left; returns when both is done. Whoever calls grants the account to nobody, as far
	 * as that lies with the caller, until this method has returned.
	 */
	void revoked();

}
