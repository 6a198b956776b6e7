package io.github.telegramupdates.mtproto.connection;

/**
 * Whether data centers are connected to by IPv6.
 */
public enum Ipv6Use {

	/**
	 * Never, unless a data center has no other address.
	 */
	OFF,

	/**
	 * If it cannot be reached by IPv4, or Telegram asks for it.
	 */
	FALLBACK,

	/**
	 * Before IPv4.
	 */
	PREFERRED

}
