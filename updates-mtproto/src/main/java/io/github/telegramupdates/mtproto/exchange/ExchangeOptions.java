package io.github.telegramupdates.mtproto.exchange;

import java.util.List;
import java.util.Set;

import io.github.telegramupdates.mtproto.crypto.RsaPublicKey;

/**
 * How a key exchange is configured.
 *
 * @param serverKeys the RSA keys by which a server may prove itself
 * @param dc number of the data center: plus 10,000 if it is a test server, negative for
 * media
 * @param keysInUse ids of keys that must not come out again
 */
public record ExchangeOptions(List<RsaPublicKey> serverKeys, int dc, Set<Long> keysInUse) {

	public ExchangeOptions {
		serverKeys = List.copyOf(serverKeys);
		keysInUse = Set.copyOf(keysInUse);
	}

}
