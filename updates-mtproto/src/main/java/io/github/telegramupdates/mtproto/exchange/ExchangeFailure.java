package io.github.telegramupdates.mtproto.exchange;

/**
 * Why a key exchange ends without a key.
 */
public enum ExchangeFailure {

	/** Bytes are not the answer that has to come. */
	MALFORMED,

	/** An answer belongs to another exchange. */
	WRONG_NONCE,

	/** The server has none of the RSA keys that this client trusts. */
	UNKNOWN_SERVER_KEY,

	/** The number to factor is not the product of two primes, or too large. */
	BAD_PQ,

	/** Encrypted parameters of the server were changed on the way. */
	BAD_HASH,

	/** Parameters of the server would give the key away. */
	WEAK_GROUP,

	/** The server has another key than this client. */
	OTHER_KEY,

	/** The server asked for another try too often. */
	TOO_MANY_TRIES,

	/** The key is one that this client has already. */
	KEY_IN_USE,

	/** The server refused. */
	REFUSED,

	/** The exchange took too long. */
	TIMED_OUT

}
