package io.github.telegramupdates.mtproto.crypto;

/**
 * Who sends a message: the keys of the two directions differ.
 */
public enum Side {

	/** The client sends to the server. */
	CLIENT(0),

	/** The server sends to the client. */
	SERVER(8);

	private final int keyOffset;

	Side(int keyOffset) {
		this.keyOffset = keyOffset;
	}

	/**
	 * Where the keys of this direction begin in the authorization key, called x by the
	 * protocol.
	 */
	int keyOffset() {
		return this.keyOffset;
	}

}
