package io.github.telegramupdates.engine.delivery;

import java.util.List;

import io.github.telegramupdates.tl.ChatType;
import io.github.telegramupdates.tl.UserType;

/**
 * The users and chats that came with an update.
 *
 * @param users users and bots, some of them perhaps {@code min}
 * @param chats basic groups, supergroups and channels, some of them perhaps {@code min}
 */
public record Entities(List<UserType> users, List<ChatType> chats) {

	/**
	 * No users and no chats.
	 */
	public static final Entities NONE = new Entities(List.of(), List.of());

	/**
	 * Copies the lists.
	 */
	public Entities {
		users = List.copyOf(users);
		chats = List.copyOf(chats);
	}

}
