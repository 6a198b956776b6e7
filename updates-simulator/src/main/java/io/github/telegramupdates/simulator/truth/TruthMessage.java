package io.github.telegramupdates.simulator.truth;

import org.jspecify.annotations.Nullable;

/**
 * A message that exists, as one account sees it.
 *
 * @param chat where it is
 * @param id its id: unique in the account for private chats and basic groups, in the
 * channel otherwise
 * @param senderId id of the user who sent it
 * @param text what it says now
 * @param date when it was sent, in seconds since the epoch
 * @param editDate when it was last edited, in seconds since the epoch
 * @param outgoing whether the account sent it
 */
public record TruthMessage(ChatKey chat, int id, long senderId, String text, int date, @Nullable Integer editDate,
		boolean outgoing) {
}
