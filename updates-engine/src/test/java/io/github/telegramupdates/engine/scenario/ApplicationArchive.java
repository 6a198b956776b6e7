package io.github.telegramupdates.engine.scenario;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.invariant.Check;
import io.github.telegramupdates.simulator.truth.AccountTruth;
import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.PeerChannel;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateDeleteChannelMessages;
import io.github.telegramupdates.tl.UpdateDeleteMessages;
import io.github.telegramupdates.tl.UpdateEditChannelMessage;
import io.github.telegramupdates.tl.UpdateEditMessage;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;

/**
 * What an application would know after handling what was delivered.
 */
final class ApplicationArchive {

	static final long COMMON = 0;

	private final Map<String, String> texts = new TreeMap<>();

	private final Set<String> mentioned = new HashSet<>();

	private final Set<Long> repeated;

	private ApplicationArchive(Set<Long> repeated) {
		this.repeated = repeated;
	}

	/**
	 * What follows from updates.
	 * @param delivered the updates, in order
	 * @param repeated channels whose messages may come twice; {@link #COMMON} for all
	 * that are in none
	 */
	static Map<String, String> of(List<SequencedUpdate> delivered, Set<Long> repeated) {
		ApplicationArchive archive = new ApplicationArchive(repeated);
		delivered.stream().map(SequencedUpdate::update).forEach(archive::handle);
		return archive.texts;
	}

	static Map<String, String> of(AccountTruth truth) {
		Map<String, String> texts = new TreeMap<>();
		truth.messages()
			.forEach((message) -> texts.put(
					key((message.chat().kind() == ChatKey.Kind.CHANNEL) ? message.chat().id() : COMMON, message.id()),
					message.text()));
		return texts;
	}

	private void handle(Update update) {
		if (update instanceof UpdateNewMessage message) {
			create(message.message());
		}
		else if (update instanceof UpdateNewChannelMessage message) {
			create(message.message());
		}
		else if (update instanceof UpdateEditMessage message) {
			edit(message.message());
		}
		else if (update instanceof UpdateEditChannelMessage message) {
			edit(message.message());
		}
		else if (update instanceof UpdateDeleteMessages messages) {
			messages.messages().forEach((id) -> delete(COMMON, id));
		}
		else if (update instanceof UpdateDeleteChannelMessages messages) {
			messages.messages().forEach((id) -> delete(messages.channelId(), id));
		}
	}

	private void create(MessageType type) {
		if (type instanceof Message message) {
			String key = key(boxOf(message), message.id());
			boolean first = this.mentioned.add(key) || this.repeated.contains(boxOf(message));
			Check.that(first, "something was delivered of message %s before it", key);
			this.texts.put(key, message.message());
		}
	}

	/**
	 * A message that was deleted meanwhile is not in the difference that covers its
	 * creation, so an edit can be all that is ever seen of it, but never before the
	 * message.
	 */
	private void edit(MessageType type) {
		if (type instanceof Message message) {
			String key = key(boxOf(message), message.id());
			this.mentioned.add(key);
			this.texts.put(key, message.message());
		}
	}

	private void delete(long box, int id) {
		this.mentioned.add(key(box, id));
		this.texts.remove(key(box, id));
	}

	private static long boxOf(Message message) {
		return (message.peerId() instanceof PeerChannel channel) ? channel.channelId() : COMMON;
	}

	static String key(long box, int id) {
		return box + "/" + id;
	}

}
