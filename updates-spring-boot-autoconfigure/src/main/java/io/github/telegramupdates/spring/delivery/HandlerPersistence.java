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

		@Override
		public boolean isDiscardedBy(Handlers handlers) throws Exception {
			handlers.call();
			return false;
		}

	};

	/**
	 * Writes what is left, so that errors show now.
	 */
	void flush();

	/**
	 * Forgets what was read and written. Entities that handlers hold are detached. Only
	 * after {@link #flush()}, which writes what others have left.
	 */
	void clear();

	/**
	 * Calls handlers, and finds out whether they discarded what had been left before:
	 * they cleared the persistence context, and it was not flushed before that.
	 * @param handlers the handlers
	 * @return whether something may be lost, so that the transaction must roll back
	 * @throws Exception whatever the handlers throw
	 */
	boolean isDiscardedBy(Handlers handlers) throws Exception;

	/**
	 * Handlers of the application.
	 */
	@FunctionalInterface
	interface Handlers {

		/**
		 * Calls them.
		 * @throws Exception whatever they like
		 */
		void call() throws Exception;

	}

}
