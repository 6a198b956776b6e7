package io.github.telegramupdates.spring.delivery;

/**
 * What the handlers of a transaction have left to be written. Called within the
 * transaction.
 */
public interface HandlerPersistence {

	/**
	 * Nothing is left to be written.
	 */
	HandlerPersistence NONE = new HandlerPersistence() {

		@Override
		public void flush() {
		}

		@Override
		public void clear() {
		}

	};

	/**
	 * Writes what is left, so that errors show now.
	 */
	void flush();

	/**
	 * Forgets what was read and written. Entities that handlers hold are detached.
	 */
	void clear();

}
