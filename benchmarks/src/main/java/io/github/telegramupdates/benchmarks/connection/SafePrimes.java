package io.github.telegramupdates.benchmarks.connection;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Primes for key exchanges.
 */
final class SafePrimes {

	/** The one that Telegram's servers use, and clients know. */
	static final BigInteger KNOWN = new BigInteger("c71caeb9c6b1c9048e6c522f70f13f73980d40238e3e21c14934"
			+ "d037563d930f48198a0aa7c14058229493d22530f4dbfa336f6e0ac925139543aed44cce7c3720fd51f69458705ac68cd4fe6b6b13"
			+ "abdc9746512969328454f18faf8c595f642477fe96bb2a941d5bcd1d4ac8cc49880708fa9b378e3c4f3a9060bee67cf9a4a4a69581"
			+ "1051907e162753b56b0f6b410dba74d8a84b2a14b3144e0ef1284754fd17ed950d5965b4b9dd46582db1178d169c6bc465b0d6ff9c"
			+ "a3928fef5b9ae4e418fc15e83ebea0f87fa9ff5eed70050ded2849f47bf959d956850ce929851f0d8115f635b105ee2e4e15d04b24"
			+ "54bf6f4fadf034b10403119cd8e3b92fcc5b", 16);

	private static final String FILE = "safe-primes.txt";

	private static final int HEX = 16;

	private SafePrimes() {
	}

	/**
	 * Primes of 2,048 bits that no client knows. A client remembers those it has checked,
	 * so that each one serves once.
	 * @return the primes
	 */
	static List<BigInteger> unknown() throws IOException {
		try (InputStream in = SafePrimes.class.getResourceAsStream(FILE)) {
			if (in == null) {
				throw new IOException(FILE + " is missing");
			}
			String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
			return text.lines().map((line) -> new BigInteger(line, HEX)).toList();
		}
	}

}
