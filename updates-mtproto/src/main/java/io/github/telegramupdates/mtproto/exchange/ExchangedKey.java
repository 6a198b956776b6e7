package io.github.telegramupdates.mtproto.exchange;

import io.github.telegramupdates.mtproto.crypto.AuthKey;
import io.github.telegramupdates.mtproto.message.Moment;
import io.github.telegramupdates.mtproto.message.ServerClock;

/**
 * What a key exchange ends with.
 *
 * @param key the key
 * @param salt the first salt
 * @param serverTime the server's time, in seconds since 1970
 * @param at when the server said so
 */
public record ExchangedKey(AuthKey key, long salt, int serverTime, Moment at) {

	/**
	 * The server's time from then on.
	 * @return a new clock
	 */
	public ServerClock clock() {
		return ServerClock.ofServer(this.at, this.serverTime * 1000L);
	}

	@Override
	public String toString() {
		return "ExchangedKey[" + this.key + "]";
	}

}
