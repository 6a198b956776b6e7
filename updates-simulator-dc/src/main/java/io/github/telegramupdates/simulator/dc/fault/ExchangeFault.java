package io.github.telegramupdates.simulator.dc.fault;

/**
 * What is wrong with the next exchange of a key, so that no client may go on with it.
 */
public enum ExchangeFault implements Fault {

	/** The nonce of {@code resPQ} is another one. */
	RES_PQ_NONCE("res-pq-nonce"),
	/** The only fingerprint is that of a key nobody knows. */
	FINGERPRINT("fingerprint"),
	/** The number to factor has 16 bytes. */
	LONG_PQ("long-pq"),
	/** The number to factor is a prime. */
	PRIME_PQ("prime-pq"),
	/** The nonce of {@code server_DH_params_ok} is another one. */
	DH_NONCE("dh-nonce"),
	/** The server's nonce of {@code server_DH_params_ok} is another one. */
	DH_SERVER_NONCE("dh-server-nonce"),
	/** The nonce in the encrypted answer is another one. */
	INNER_NONCE("inner-nonce"),
	/** The server's nonce in the encrypted answer is another one. */
	INNER_SERVER_NONCE("inner-server-nonce"),
	/** The SHA-1 of the encrypted answer is wrong. */
	DH_HASH("dh-hash"),
	/** The encrypted answer has more padding than a block. */
	DH_PADDING("dh-padding"),
	/** The encrypted answer does not end with a block. */
	DH_LENGTH("dh-length"),
	/** The prime is none. */
	COMPOSITE_PRIME("composite-prime"),
	/** The prime is not a safe one. */
	UNSAFE_PRIME("unsafe-prime"),
	/** The prime is a safe one of 1536 bits. */
	SHORT_PRIME("short-prime"),
	/** The generator is 2, which does not fit the prime. */
	GENERATOR_2("g2"),
	/** The generator is 8. */
	GENERATOR_8("g8"),
	/** The server's public value is 0. */
	GA_ZERO("ga-zero"),
	/** The server's public value is 1. */
	GA_ONE("ga-one"),
	/** The server's public value is the prime less 1. */
	GA_BIG("ga-big"),
	/** The server's public value is less than 2^1984. */
	SMALL_GA("small-ga"),
	/** The server's public value is less than 2^1984 below the prime. */
	LARGE_GA("large-ga"),
	/** The nonce of {@code dh_gen_ok} is another one. */
	GEN_NONCE("gen-nonce"),
	/** The server's nonce of {@code dh_gen_ok} is another one. */
	GEN_SERVER_NONCE("gen-server-nonce"),
	/** The hash of the new nonce is wrong. */
	NEW_NONCE_HASH("new-nonce-hash"),
	/** The server wants another try, and proves it. */
	DH_RETRY("dh-retry"),
	/** The server gives up, and proves it. */
	DH_FAIL("dh-fail");

	private final String kind;

	ExchangeFault(String kind) {
		this.kind = kind;
	}

	@Override
	public String text() {
		return "exchange:" + this.kind;
	}

	@Override
	public boolean isFromTheStart() {
		return true;
	}

}
