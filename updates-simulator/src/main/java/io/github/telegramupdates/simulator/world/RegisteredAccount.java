package io.github.telegramupdates.simulator.world;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.github.telegramupdates.simulator.truth.ChatKey;
import org.jspecify.annotations.Nullable;

/**
 * A user or bot.
 */
public final class RegisteredAccount {

	final MessageBox box;

	final EventLog qts;

	final Set<ChatKey> dialogs = new HashSet<>();

	final Map<ChatKey, Integer> readUpTo = new HashMap<>();

	final Map<ChatKey, Integer> readByOthersUpTo = new HashMap<>();

	final Set<Long> groups = new TreeSet<>();

	final Set<Long> channels = new TreeSet<>();

	final Set<Long> stoppedBots = new HashSet<>();

	final Set<Long> blocked = new HashSet<>();

	final Set<Long> randomIds = new HashSet<>();

	/** The oldest first. */
	final List<PressedButton> pressed = new ArrayList<>();

	@Nullable RegisteredAccount businessBot;

	String firstName;

	int seq;

	private final long id;

	private final String name;

	private final boolean bot;

	RegisteredAccount(long id, String name, boolean bot, int retention) {
		this.box = new MessageBox(retention);
		this.qts = new EventLog(0, retention);
		this.id = id;
		this.name = name;
		this.bot = bot;
		this.firstName = name;
	}

	/**
	 * The account's id.
	 * @return the id
	 */
	public long id() {
		return this.id;
	}

	/**
	 * The name under which a test knows the account; also its username.
	 * @return the name, which never changes
	 */
	public String name() {
		return this.name;
	}

	/**
	 * The bot that takes part in its private chats.
	 * @return the bot, or {@code null} if there is none
	 */
	public @Nullable RegisteredAccount businessBot() {
		return this.businessBot;
	}

	/**
	 * Whether it is a bot.
	 * @return whether it is a bot
	 */
	public boolean isBot() {
		return this.bot;
	}

	/**
	 * The first name, which may change.
	 * @return the first name
	 */
	public String firstName() {
		return this.firstName;
	}

	/**
	 * Messages of private chats and basic groups.
	 * @return the common box
	 */
	public MessageBox box() {
		return this.box;
	}

	/**
	 * Events for bots.
	 * @return the qts log
	 */
	public EventLog qts() {
		return this.qts;
	}

	/**
	 * Buttons of the bot that were pressed lately.
	 * @param date since when, in seconds since the epoch; that second counts in full
	 * @return the buttons, the oldest first
	 */
	public List<PressedButton> pressedSince(int date) {
		return this.pressed.stream().filter((button) -> button.date() >= date).toList();
	}

	/**
	 * Number of the last container with a number.
	 * @return the seq
	 */
	public int seq() {
		return this.seq;
	}

	/**
	 * The channels the account is a member of.
	 * @return their ids, ascending
	 */
	public Set<Long> channels() {
		return Collections.unmodifiableSet(this.channels);
	}

	/**
	 * The chats outside channels with messages.
	 * @return the chats
	 */
	public Set<ChatKey> dialogs() {
		return Collections.unmodifiableSet(this.dialogs);
	}

	/**
	 * Up to where the account read a chat.
	 * @param chat the chat
	 * @return the id of an incoming message, 0 for none
	 */
	public int readInboxUpTo(ChatKey chat) {
		return this.readUpTo.getOrDefault(chat, 0);
	}

	/**
	 * Up to where others read what the account wrote.
	 * @param chat the chat
	 * @return the id of an outgoing message, 0 for none
	 */
	public int readOutboxUpTo(ChatKey chat) {
		return this.readByOthersUpTo.getOrDefault(chat, 0);
	}

	/**
	 * Whether a bot may not write to this user.
	 * @param botId the bot's id
	 * @return whether the user stopped it
	 */
	public boolean hasStopped(long botId) {
		return this.stoppedBots.contains(botId);
	}

	/**
	 * Whether the account used a random id before.
	 * @param randomId the id that a client made up for a message
	 * @return whether a message was sent with it
	 */
	public boolean hasUsed(long randomId) {
		return this.randomIds.contains(randomId);
	}

}
