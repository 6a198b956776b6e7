package io.github.telegramupdates.mtproto.connection;

/**
 * Where a data center listens.
 *
 * @param host name or address
 * @param port port
 */
public record ServerAddress(String host, int port) {

	@Override
	public String toString() {
		return (this.host.indexOf(':') >= 0) ? "[" + this.host + "]:" + this.port : this.host + ":" + this.port;
	}

}
