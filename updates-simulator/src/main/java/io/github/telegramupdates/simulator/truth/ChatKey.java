package io.github.telegramupdates.simulator.truth;

/**
 * Identifies a chat as one account sees it.
 *
 * @param kind what sort of chat
 * @param id id of the other user, of the basic group, or of the channel or supergroup
 */
public record ChatKey(Kind kind, long id) {

	/**
	 * The private chat with a user.
	 * @param id the other user's id
	 * @return its key
	 */
	public static ChatKey user(long id) {
		return new ChatKey(Kind.USER, id);
	}

	/**
	 * A basic group.
	 * @param id the group's id
	 * @return its key
	 */
	public static ChatKey group(long id) {
		return new ChatKey(Kind.GROUP, id);
	}

	/**
	 * A broadcast channel or supergroup.
	 * @param id the channel's id
	 * @return its key
	 */
	public static ChatKey channel(long id) {
		return new ChatKey(Kind.CHANNEL, id);
	}

	/**
	 * Sorts of chats.
	 */
	public enum Kind {

		/**
		 * A private chat.
		 */
		USER,

		/**
		 * A basic group.
		 */
		GROUP,

		/**
		 * A broadcast channel or supergroup.
		 */
		CHANNEL

	}

}
