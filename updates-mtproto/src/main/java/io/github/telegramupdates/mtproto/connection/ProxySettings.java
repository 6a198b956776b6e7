package io.github.telegramupdates.mtproto.connection;

import java.net.InetSocketAddress;

import io.github.telegramupdates.mtproto.transport.ServerAddress;
import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.handler.proxy.ProxyHandler;
import io.netty.handler.proxy.Socks5ProxyHandler;
import org.jspecify.annotations.Nullable;

/**
 * A proxy through which all connections of a client go. Its text contains no password.
 *
 * @param type what it speaks
 * @param host name or address
 * @param port port
 * @param username name to log in by, {@code null} if none is needed
 * @param password password, {@code null} if none is needed
 */
public record ProxySettings(Type type, String host, int port, @Nullable String username, @Nullable String password) {

	/**
	 * Checks that there is a name with the password, and the other way round.
	 * @throws IllegalArgumentException if there is one without the other
	 */
	public ProxySettings {
		if ((username == null) != (password == null)) {
			throw new IllegalArgumentException("A proxy needs both a username and a password, or neither");
		}
	}

	ServerAddress address() {
		return new ServerAddress(this.host, this.port);
	}

	/** Makes the handler that asks the proxy, for one connection. */
	ProxyHandler handler(InetSocketAddress proxy) {
		boolean open = this.username == null || this.password == null;
		return switch (this.type) {
			case SOCKS5 ->
				open ? new Socks5ProxyHandler(proxy) : new Socks5ProxyHandler(proxy, this.username, this.password);
			case HTTP_CONNECT ->
				open ? new HttpProxyHandler(proxy) : new HttpProxyHandler(proxy, this.username, this.password);
		};
	}

	@Override
	public String toString() {
		return this.type + " " + address();
	}

	/**
	 * What proxies speak.
	 */
	public enum Type {

		/**
		 * SOCKS 5.
		 */
		SOCKS5,

		/**
		 * The method {@code CONNECT} of HTTP.
		 */
		HTTP_CONNECT

	}

}
