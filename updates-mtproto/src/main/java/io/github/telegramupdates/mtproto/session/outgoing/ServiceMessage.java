package io.github.telegramupdates.mtproto.session.outgoing;

import io.github.telegramupdates.tl.TlObject;

/**
 * A message about messages, which nobody waits for.
 */
public final class ServiceMessage extends Outgoing {

	private final TlObject object;

	ServiceMessage(TlObject object) {
		this.object = object;
	}

	public TlObject object() {
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
