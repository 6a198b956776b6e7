package io.github.telegramupdates.simulator.dc.envelope;

/**
 * What is inside an encrypted message.
 *
 * @param salt the server's salt
 * @param sessionId the client's session
 * @param id id of the message
 * @param sequence its sequence number
 * @param body its boxed content
 */
public record EncryptedMessage(long salt, long sessionId, long id, int sequence, byte[] body) {
}
