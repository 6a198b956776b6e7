package io.github.telegramupdates.spring.ownership;

import java.util.Optional;

/**
 * What one instance has of an account: it is granted to it, or it stands by.
 */
public interface Ownership {

	/**
	 * Who has the account, as far as it is known. Does not wait.
	 * @return a name of the instance that operators understand; empty if nobody has it,
	 * this instance does, or it is not known
	 */
	Optional<String> holder();

	/**
	 * Whether the account is granted at this very moment: not before the owner is
	 * notified of it, and no more as soon as the grant is over, of which the owner may be
	 * notified later. A connection asks before it is opened or comes back. Does not wait.
	 * @return {@code true} if the account may be connected; by default always, so that
	 * the calls of the owner alone decide
	 */
	default boolean isGranted() {
		return true;
	}

	/**
	 * Gives the account back, so that another instance is granted it at once. To be
	 * called when the account is disconnected. The owner is not notified.
	 */
	void release();

}
