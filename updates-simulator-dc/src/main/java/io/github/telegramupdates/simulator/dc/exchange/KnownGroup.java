package io.github.telegramupdates.simulator.dc.exchange;

import java.math.BigInteger;
import java.util.HexFormat;

import io.github.telegramupdates.mtproto.crypto.DhGroup;

/**
 * The group that Telegram's servers use, with the generator 3.
 */
public final class KnownGroup {

	private static final int GENERATOR = 3;

	private static final int LENGTH = 256;

	private static final BigInteger PRIME = new BigInteger("c71caeb9c6b1c9048e6c522f70f13f73980d40238e3e21c14934"
			+ "d037563d930f48198a0aa7c14058229493d22530f4dbfa336f6e0ac925139543aed44cce7c3720fd51f69458705ac68cd4fe6b6b13"
			+ "abdc9746512969328454f18faf8c595f642477fe96bb2a941d5bcd1d4ac8cc49880708fa9b378e3c4f3a9060bee67cf9a4a4a69581"
			+ "1051907e162753b56b0f6b410dba74d8a84b2a14b3144e0ef1284754fd17ed950d5965b4b9dd46582db1178d169c6bc465b0d6ff9c"
			+ "a3928fef5b9ae4e418fc15e83ebea0f87fa9ff5eed70050ded2849f47bf959d956850ce929851f0d8115f635b105ee2e4e15d04b24"
			+ "54bf6f4fadf034b10403119cd8e3b92fcc5b", 16);

	private static final DhGroup GROUP = DhGroup.of(GENERATOR, PRIME, (count) -> {
		throw new IllegalStateException("The prime is known, and not checked again");
	});

	private KnownGroup() {
	}

	/**
	 * Returns the group.
	 * @return the group, which needs no check
	 */
	public static DhGroup get() {
		return GROUP;
	}

	/**
	 * Writes a number of the group.
	 * @param number less than the prime
	 * @return 256 bytes, with zeros in front where the number is short
	 */
	public static byte[] bytes(BigInteger number) {
		return HexFormat.of().parseHex(String.format("%0" + 2 * LENGTH + "x", number));
	}

}
