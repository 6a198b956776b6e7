package io.github.telegramupdates.mtproto.session;

import io.github.telegramupdates.tl.TlObject;

/**
 * A message about messages, which nobody waits for.
 */
final class ServiceMessage extends Outgoing {

	private final TlObject object;

	ServiceMessage(TlObject object) {
		this.object = object;
	}

	TlObject object() {
		return this.object;
	}

	@Override
	boolean isContent() {
		return false;
	}

	@Override
	byte[] encode(Introduction introduction) {
		return this.object.toByteArray();
	}

}
