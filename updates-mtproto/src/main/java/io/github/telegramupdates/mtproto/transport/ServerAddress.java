package io.github.telegramupdates.mtproto.transport;

/**
 * Where a data center listens.
 *
 * @param host name or address
 * @param port port
 */
public record ServerAddress(String host, int port) {

	/**
	 * Whether it is an address of IPv6, and not a name.
	 * @return whether it is
	 */
	public boolean isIpv6() {
		return this.host.indexOf(':') >= 0;
	}

	@Override
	public String toString() {
		return isIpv6() ? "[" + this.host + "]:" + this.port : this.host + ":" + this.port;
	}

}
