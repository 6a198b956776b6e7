package io.github.telegramupdates.mtproto.session;

import io.github.telegramupdates.mtproto.crypto.RandomBytes;

/**
 * Begins a new session under the same key, in which all calls are made again.
 */
final class SessionRenewal {

	private final SessionNumbers numbers;

	private final Acknowledgements acknowledgements;

	private final SentMessages sent;

	private final PendingCalls calls;

	private final Introduction introduction;

	private final Pings pings;

	SessionRenewal(SessionNumbers numbers, Acknowledgements acknowledgements, SentMessages sent, PendingCalls calls,
			Introduction introduction, Pings pings) {
		this.numbers = numbers;
		this.acknowledgements = acknowledgements;
		this.sent = sent;
		this.calls = calls;
		this.introduction = introduction;
		this.pings = pings;
	}

	void renew(long now, RandomBytes random) {
		this.numbers.renew(random);
		this.acknowledgements.clear();
		this.sent.forgetService();
		this.introduction.repeat();
		this.pings.repeat();
		this.calls.sendAllAnew(now);
	}

}
