package io.github.telegramupdates.mtproto.session.liveness;

import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.github.telegramupdates.mtproto.session.outgoing.OutgoingMessages;
import io.github.telegramupdates.mtproto.session.state.SessionNumbers;

/**
 * Begins a new session under the same key, in which all calls are made again.
 */
public final class SessionRenewal {

	private final SessionNumbers numbers;

	private final OutgoingMessages outgoing;

	private final Pings pings;

	public SessionRenewal(SessionNumbers numbers, OutgoingMessages outgoing, Pings pings) {
		this.numbers = numbers;
		this.outgoing = outgoing;
		this.pings = pings;
	}

	public void renew(long now, RandomBytes random) {
		this.numbers.renew(random);
		this.outgoing.acknowledgements().clear();
		this.outgoing.inFlight().forgetService();
		this.outgoing.introduction().repeat();
		this.pings.repeat();
		this.outgoing.calls().sendAllAsNew(now);
	}

}
