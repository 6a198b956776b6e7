package io.github.telegramupdates.sample.archive;

import java.io.Serializable;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * Identifies a message. Telegram numbers the messages of each channel on their own, and
 * those of all private chats and basic groups of an account together.
 *
 * @param accountId the account that received it
 * @param channelId the channel, 0 for private chats and basic groups
 * @param messageId the number
 */
@Embeddable
public record MessageKey(@Column(name = "account_id") long accountId, @Column(name = "channel_id") long channelId,
		@Column(name = "message_id") int messageId) implements Serializable {
}
