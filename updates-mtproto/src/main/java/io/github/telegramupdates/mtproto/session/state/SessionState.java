package io.github.telegramupdates.mtproto.session.state;

import io.github.telegramupdates.mtproto.crypto.AuthKey;
import io.github.telegramupdates.mtproto.message.MessageCipher;
import io.github.telegramupdates.mtproto.message.ServerClock;

/**
 * What the parts of a session share.
 *
 * @param cipher seals and opens messages
 * @param clock the server's time
 * @param numbers id of the session, and ids and numbers of its messages
 * @param salts the salt of each message
 * @param outbox what the current step puts out
 */
public record SessionState(MessageCipher cipher, ServerClock clock, SessionNumbers numbers, Salts salts,
		Outbox outbox) {

	public static SessionState of(AuthKey key, ServerClock clock, long salt) {
		return new SessionState(new MessageCipher(key), clock, new SessionNumbers(), new Salts(salt), new Outbox());
	}

}
