package io.github.telegramupdates.spring.account.connection;

import java.util.Set;

import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.client.RpcTimeoutException;
import io.github.telegramupdates.tl.client.UnauthorizedException;

/**
 * Knows errors by which Telegram refuses an account for good, so that to ask again would
 * only make it worse, and those after which the same client can be asked again.
 */
final class ConnectionErrors {

	private static final Set<Integer> CODES = Set.of(401, 406);

	private static final Set<String> TYPES = Set.of("API_ID_INVALID", "API_ID_PUBLISHED_FLOOD", "ACCESS_TOKEN_INVALID",
			"ACCESS_TOKEN_EXPIRED", "PHONE_NUMBER_INVALID", "PHONE_NUMBER_BANNED", "PHONE_NUMBER_FLOOD",
			"PHONE_PASSWORD_FLOOD", "PHONE_NUMBER_UNOCCUPIED", "USER_DEACTIVATED", "USER_DEACTIVATED_BAN");

	private ConnectionErrors() {
	}

	static boolean isFinal(Throwable failure) {
		return failure instanceof UnauthorizedException || failure instanceof RpcException error
				&& (CODES.contains(error.code()) || TYPES.contains(error.type()));
	}

	/**
	 * Whether the client may still answer: Telegram did, or nobody in time. After any
	 * other failure it may have ended, for example because its session cannot be read.
	 */
	static boolean keepsClient(Throwable failure) {
		return failure instanceof RpcException || failure instanceof RpcTimeoutException;
	}

}
