package io.github.telegramupdates.spring.client;

import java.util.List;

import io.github.telegramupdates.mtproto.crypto.RsaPublicKey;

/**
 * The servers of an account, and how they prove who they are.
 *
 * @param testDcs whether they belong to Telegram's network for tests
 * @param addresses where they listen, the first one is asked first; empty for those of
 * Telegram
 * @param publicKeys by which they may prove themselves: who has the private key of one
 * can read everything; empty for those of Telegram
 */
public record TelegramServers(boolean testDcs, List<Address> addresses, List<RsaPublicKey> publicKeys) {

	/**
	 * Copies the lists.
	 */
	public TelegramServers {
		addresses = List.copyOf(addresses);
		publicKeys = List.copyOf(publicKeys);
	}

	/**
	 * Where a data center listens.
	 *
	 * @param dc its number
	 * @param host its name or address
	 * @param port its port
	 */
	public record Address(int dc, String host, int port) {

	}

}
