package io.github.telegramupdates.mtproto.session.outgoing;

import io.github.telegramupdates.mtproto.session.ClientIdentity;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.TlSchema;
import io.github.telegramupdates.tl.rpc.InitConnection;
import io.github.telegramupdates.tl.rpc.InvokeWithLayer;

/**
 * Tells the server who this client is, with each call until one of those is answered on
 * the connection.
 */
public final class Introduction {

	private final ClientIdentity identity;

	private boolean needed = true;

	Introduction(ClientIdentity identity) {
		this.identity = identity;
	}

	public boolean isNeeded() {
		return this.needed;
	}

	TlMethod<?> in(TlMethod<?> method) {
		return this.needed ? introduced(method) : method;
	}

	private <R> TlMethod<R> introduced(TlMethod<R> method) {
		return new InvokeWithLayer<>(TlSchema.LAYER,
				new InitConnection<>(this.identity.apiId(), this.identity.deviceModel(), this.identity.systemVersion(),
						this.identity.appVersion(), this.identity.systemLanguage(), "", this.identity.language(), null,
						null, method));
	}

	public void repeat() {
		this.needed = true;
	}

	public void understood() {
		this.needed = false;
	}

}
