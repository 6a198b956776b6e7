package io.github.telegramupdates.spring.api;

import java.util.concurrent.CompletableFuture;

import io.github.telegramupdates.tl.InputPeer;
import io.github.telegramupdates.tl.InputPeerChannel;
import io.github.telegramupdates.tl.InputPeerChat;
import io.github.telegramupdates.tl.InputPeerUser;
import io.github.telegramupdates.tl.MessageUpdate;
import io.github.telegramupdates.tl.Peer;

/**
 * Users, chats and channels as calls of one account name them. Access hashes are those
 * that the account received with its updates and answers, and that are stored with its
 * positions. A bean for each account, qualified by its name.
 * <p>
 * All methods but {@link #resolveUsername(String)} read the storage and may block. They
 * throw an {@link UnknownPeerException} if the account does not know the peer, or knows
 * no more than its name, and an {@link IllegalStateException} until Telegram has said for
 * the first time since the start who the account is.
 */
public interface TelegramPeers {

	/**
	 * Names a user.
	 * @param id id of the user
	 * @return the user as calls name it
	 */
	InputPeerUser user(long id);

	/**
	 * Names a channel or a supergroup.
	 * @param id id of the channel
	 * @return the channel as calls name it
	 */
	InputPeerChannel channel(long id);

	/**
	 * Names a basic group, which needs no access hash.
	 * @param id id of the group
	 * @return the group as calls name it
	 */
	InputPeerChat chat(long id);

	/**
	 * Names any peer.
	 * @param peer the peer as updates name it
	 * @return the peer as calls name it
	 */
	InputPeer inputPeer(Peer peer);

	/**
	 * Names the chat of a message, to which an answer goes.
	 * @param update an update about a message
	 * @return the chat as calls name it
	 */
	InputPeer inputPeer(MessageUpdate update);

	/**
	 * Asks Telegram who has a username. Fails with an {@link UnknownPeerException} if
	 * nobody has, or if Telegram gives no access hash.
	 * @param username the name, with or without the @
	 * @return the peer as calls name it
	 */
	CompletableFuture<InputPeer> resolveUsername(String username);

}
