package io.github.telegramupdates.engine.sequencing.fetch;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;

import io.github.telegramupdates.tl.TlDecodeException;
import io.github.telegramupdates.tl.client.RpcException;

/**
 * Why a fetch failed, and what class of failure that is.
 *
 * @param kind what the engine does about it
 * @param type the error type, for example {@code FLOOD_WAIT}
 * @param waitSeconds how long the server asks to wait, in seconds; 0 if it does not
 */
public record FetchError(Kind kind, String type, int waitSeconds) {

	private static final int FLOOD_CODE = 420;

	private static final String FLOOD = "FLOOD_";

	private static final String FROZEN = "FROZEN_";

	private static final Set<String> FATAL = Set.of("AUTH_KEY_UNREGISTERED", "AUTH_KEY_INVALID", "SESSION_REVOKED",
			"SESSION_EXPIRED", "USER_DEACTIVATED", "USER_DEACTIVATED_BAN", "AUTH_KEY_DUPLICATED");

	private static final Map<String, Kind> KINDS = Map.ofEntries(
			Map.entry("PERSISTENT_TIMESTAMP_INVALID", Kind.POSITION_INVALID),
			Map.entry("PERSISTENT_TIMESTAMP_EMPTY", Kind.POSITION_INVALID),
			Map.entry("PERSISTENT_TIMESTAMP_OUTDATED", Kind.REPLICA), Map.entry("HISTORY_GET_FAILED", Kind.REPLICA),
			Map.entry("CHANNEL_PRIVATE", Kind.GONE), Map.entry("CHANNEL_PUBLIC_GROUP_NA", Kind.GONE),
			Map.entry("USER_BANNED_IN_CHANNEL", Kind.GONE), Map.entry("CHAT_FORBIDDEN", Kind.GONE),
			Map.entry("FROZEN_PARTICIPANT_MISSING", Kind.GONE), Map.entry("CHANNEL_INVALID", Kind.BAD_PEER),
			Map.entry("CHANNEL_MONOFORUM_UNSUPPORTED", Kind.BAD_PEER), Map.entry("DATE_EMPTY", Kind.BAD_ARGUMENT),
			Map.entry("LIMIT_INVALID", Kind.BAD_ARGUMENT), Map.entry("RANGES_INVALID", Kind.BAD_ARGUMENT),
			Map.entry("MSG_ID_INVALID", Kind.BAD_ARGUMENT), Map.entry("FROM_MESSAGE_BOT_DISABLED", Kind.BAD_ARGUMENT));

	/**
	 * A channel cannot be fetched because its access hash is unknown.
	 */
	public static final FetchError NO_ACCESS_HASH = new FetchError(Kind.NO_ACCESS_HASH, "NO_ACCESS_HASH", 0);

	/**
	 * Classifies what a call threw.
	 * @param thrown what the future of the call completed with
	 * @return the error
	 */
	public static FetchError of(Throwable thrown) {
		Throwable cause = (thrown instanceof CompletionException && thrown.getCause() != null) ? thrown.getCause()
				: thrown;
		if (cause instanceof RpcException rpc) {
			return of(rpc);
		}
		if (cause instanceof TlDecodeException) {
			return new FetchError(Kind.DECODE, "DECODE", 0);
		}
		return new FetchError(Kind.TRANSIENT, cause.getClass().getSimpleName(), 0);
	}

	/**
	 * Whether the server took too long, which a smaller request may cure.
	 */
	public boolean isTimeout() {
		return this.type.equalsIgnoreCase("TIMEOUT");
	}

	/**
	 * Whether the server asks that the method is not called for a while.
	 */
	public boolean isRest() {
		return this.kind == Kind.FLOOD || this.kind == Kind.FROZEN;
	}

	public static boolean isFrozen(String type) {
		return type.startsWith(FROZEN);
	}

	private static FetchError of(RpcException error) {
		Kind kind = kind(error);
		return new FetchError(kind, error.type(), (kind == Kind.FLOOD) ? error.argument().orElseThrow() : 0);
	}

	private static Kind kind(RpcException error) {
		Kind known = KINDS.get(error.type());
		if (isFrozen(error.type())) {
			// one of them is about a channel
			return (known != null) ? known : Kind.FROZEN;
		}
		if (FATAL.contains(error.type()) || error.code() == 401) {
			return Kind.FATAL_AUTH;
		}
		if (isFloodWait(error)) {
			return Kind.FLOOD;
		}
		return (known != null) ? known : Kind.TRANSIENT;
	}

	private static boolean isFloodWait(RpcException error) {
		return (error.code() == FLOOD_CODE || error.type().startsWith(FLOOD)) && error.argument().orElse(0) > 0;
	}

	/**
	 * Classes of failures: the rows of the error table.
	 */
	public enum Kind {

		/** The authorisation is gone: nothing can be fetched any more. */
		FATAL_AUTH,

		/**
		 * Too many calls: the method rests for the account, as long as the server asks.
		 */
		FLOOD,

		/** The account is frozen: the method rests for the account. */
		FROZEN,

		/** The server does not accept the position. */
		POSITION_INVALID,

		/** The server's replica lags. */
		REPLICA,

		/** Worth repeating after a while. */
		TRANSIENT,

		/** The account may not read the channel. */
		GONE,

		/** The access hash is wrong. */
		BAD_PEER,

		/** An argument was refused. */
		BAD_ARGUMENT,

		/** The answer holds positions that cannot be. */
		IMPOSSIBLE_ANSWER,

		/** The answer could not be decoded. */
		DECODE,

		/** The access hash is unknown: nothing was sent. */
		NO_ACCESS_HASH

	}

}
