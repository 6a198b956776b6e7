package io.github.telegramupdates.mtproto.crypto;

/**
 * What a server mixes into the hash of a password.
 */
public final class PasswordSalts {

	private final byte[] first;

	private final byte[] second;

	/**
	 * Creates salts.
	 * @param first {@code salt1} of the algorithm
	 * @param second {@code salt2} of the algorithm
	 */
	public PasswordSalts(byte[] first, byte[] second) {
		this.first = first.clone();
		this.second = second.clone();
	}

	byte[] first() {
		return this.first;
	}

	byte[] second() {
		return this.second;
	}

}
