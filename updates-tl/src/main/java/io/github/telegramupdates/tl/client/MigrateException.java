package io.github.telegramupdates.tl.client;

/**
 * Telegram says that another data center has what a call is about: an account, or a file
 * or statistics.
 *
 * @see <a href="https://core.telegram.org/api/errors#303-see-other">Error 303</a>
 */
public final class MigrateException extends RpcException {

	/** Class of the error. */
	static final int CODE = 303;

	private static final String SUFFIX = "_MIGRATE";

	private final int dc;

	MigrateException(RpcException error) {
		super(error.code(), error.message(), error.method());
		this.dc = error.argument().orElseThrow();
	}

	static boolean isMeantBy(RpcException error) {
		return error.code() == CODE && error.type().endsWith(SUFFIX) && error.argument().isPresent();
	}

	/**
	 * The data center that has it.
	 * @return its number, as in {@code USER_MIGRATE_4}
	 */
	public int dc() {
		return this.dc;
	}

	/**
	 * Whether it is the account that is elsewhere, and with it all calls. A client
	 * follows it by itself.
	 * @return {@code false} for files and statistics
	 */
	public boolean movesAccount() {
		return switch (type()) {
			case "PHONE_MIGRATE", "USER_MIGRATE", "NETWORK_MIGRATE" -> true;
			default -> false;
		};
	}

}
