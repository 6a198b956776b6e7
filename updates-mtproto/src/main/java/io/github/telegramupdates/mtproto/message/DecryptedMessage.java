package io.github.telegramupdates.mtproto.message;

/**
 * What an encrypted envelope holds, proven to come from the owner of the key.
 *
 * @param sessionId session that it is meant for
 * @param message the message
 */
public record DecryptedMessage(long sessionId, ProtocolMessage message) {

}
