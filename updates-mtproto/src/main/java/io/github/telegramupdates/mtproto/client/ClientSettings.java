package io.github.telegramupdates.mtproto.client;

import io.github.telegramupdates.mtproto.connection.NetworkSettings;
import io.github.telegramupdates.mtproto.connection.TelegramNetwork;
import io.github.telegramupdates.mtproto.event.ClientEvents;
import io.github.telegramupdates.mtproto.inbox.InboxLimits;
import io.github.telegramupdates.mtproto.login.LoginCredentials;
import io.github.telegramupdates.mtproto.rpc.CallSettings;
import io.github.telegramupdates.mtproto.session.SessionOptions;
import io.github.telegramupdates.mtproto.store.LoginBinding;
import io.github.telegramupdates.mtproto.store.SessionStore;
import org.jspecify.annotations.Nullable;

/**
 * How a client was built.
 *
 * @param network how servers are reached
 * @param session how the session is configured
 * @param store where the session is kept
 * @param credentials by what the account logs in
 * @param sessionString a session of another program to go on with, {@code null} if none
 * @param events receives what the client does
 * @param inbox how much may wait for the consumer of updates
 * @param calls how calls are made
 */
record ClientSettings(NetworkSettings network, SessionOptions session, SessionStore store, LoginCredentials credentials,
		@Nullable String sessionString, ClientEvents events, InboxLimits inbox, CallSettings calls) {

	/** The credentials that the session is bound to. */
	LoginBinding binding() {
		LoginBinding binding = this.credentials.binding(this.network.network() == TelegramNetwork.TEST);
		return (this.sessionString != null) ? binding.withImported(this.sessionString) : binding;
	}

	@Override
	public String toString() {
		return "ClientSettings[" + this.network + ", " + this.credentials + "]";
	}

}
