package io.github.telegramupdates.mtproto.client;

import java.time.Duration;

import io.github.telegramupdates.mtproto.event.ClientEvent;
import io.github.telegramupdates.mtproto.login.LoginStatus;

/**
 * Follows what happens to a client: written on its loop, read anywhere.
 */
final class CurrentStatus {

	private volatile ClientStatus current;

	CurrentStatus(int dc) {
		this.current = new ClientStatus(LoginStatus.of(LoginStatus.State.NOT_STARTED), false, dc, null, null,
				Duration.ZERO, null);
	}

	ClientStatus current() {
		return this.current;
	}

	void onEvent(ClientEvent event) {
		this.current = after(event, this.current);
	}

	void onLogin(LoginStatus login) {
		ClientStatus old = this.current;
		this.current = new ClientStatus(login, old.connected(), old.dc(), old.address(), old.roundTrip(),
				old.clockOffset(), old.retryAfter());
	}

	private static ClientStatus after(ClientEvent event, ClientStatus old) {
		if (event instanceof ClientEvent.Connected opened) {
			return new ClientStatus(old.login(), false, opened.dc(), opened.address(), null, old.clockOffset(), null);
		}
		if (event instanceof ClientEvent.RoundTrip answered) {
			return new ClientStatus(old.login(), true, old.dc(), old.address(), answered.time(), old.clockOffset(),
					null);
		}
		if (event instanceof ClientEvent.Disconnected lost) {
			return new ClientStatus(old.login(), false, lost.dc(), lost.address(), null, old.clockOffset(),
					lost.retryAfter());
		}
		if (event instanceof ClientEvent.Migrated moved) {
			return new ClientStatus(old.login(), false, moved.to(), null, null, old.clockOffset(), null);
		}
		if (event instanceof ClientEvent.ClockOffset clock) {
			return new ClientStatus(old.login(), old.connected(), old.dc(), old.address(), old.roundTrip(),
					clock.offset(), old.retryAfter());
		}
		return old;
	}

}
