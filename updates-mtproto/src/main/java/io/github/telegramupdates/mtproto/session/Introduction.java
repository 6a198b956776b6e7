package io.github.telegramupdates.mtproto.session;

import io.github.telegramupdates.tl.TlMethod;

/**
 * Tells the server who this client is, with each call until one of those is answered on
 * the connection.
 */
final class Introduction {

	private final ClientIdentity identity;

	private boolean needed = true;

	Introduction(ClientIdentity identity) {
		this.identity = identity;
	}

	boolean isNeeded() {
		return this.needed;
	}

	TlMethod<?> in(TlMethod<?> method) {
		return this.needed ? this.identity.introduced(method) : method;
	}

	void repeat() {
		this.needed = true;
	}

	void understood() {
		this.needed = false;
	}

}
