package io.github.telegramupdates.mtproto.transport;

/**
 * Where a data center listens.
 *
 * @param host name or address
 * @param port port
 */
public record ServerAddress(String host, int port) {

	private static final int MAX_HOST = 255;

	private static final int MAX_PORT = 65_535;

	/**
	 * Whether it is an address of IPv6, and not a name.
	 * @return whether it is
	 */
	public boolean isIpv6() {
		return this.host.indexOf(':') >= 0;
	}

	/**
	 * Whether something can listen there: there is a host, of at most 255 characters, and
	 * a port from 1 to 65535.
	 * @return whether it can
	 */
	public boolean isPossible() {
		return !this.host.isBlank() && this.host.length() <= MAX_HOST && this.port > 0 && this.port <= MAX_PORT;
	}

	@Override
	public String toString() {
		return isIpv6() ? "[" + this.host + "]:" + this.port : this.host + ":" + this.port;
	}

}
