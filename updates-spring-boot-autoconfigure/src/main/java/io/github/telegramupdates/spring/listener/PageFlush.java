package io.github.telegramupdates.spring.listener;

import io.github.telegramupdates.spring.delivery.HandlerPersistence;

/**
 * Keeps the persistence context small while a long page is handled, and finds out whose
 * writes the database refuses.
 */
final class PageFlush {

	private final HandlerPersistence persistence;

	private final int every;

	/**
	 * Creates the flush.
	 * @param persistence what handlers leave to be written
	 * @param every after how many updates it is written and forgotten; 0 for never
	 */
	PageFlush(HandlerPersistence persistence, int every) {
		this.persistence = persistence;
		this.every = every;
	}

	void afterListener(boolean careful) {
		if (careful) {
			this.persistence.flush();
		}
	}

	void afterUpdate(int handled) {
		if (this.every > 0 && handled % this.every == 0) {
			this.persistence.flush();
			this.persistence.clear();
		}
	}

}
