package io.github.telegramupdates.spring.crash;

import java.util.List;

import io.github.telegramupdates.spring.crash.CrashPoint.Moment;
import io.github.telegramupdates.spring.listener.TelegramUpdateListener;
import io.github.telegramupdates.spring.listener.UpdateContext;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.PeerChannel;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateBotStopped;
import io.github.telegramupdates.tl.UpdateDeleteChannelMessages;
import io.github.telegramupdates.tl.UpdateDeleteMessages;
import io.github.telegramupdates.tl.UpdateEditChannelMessage;
import io.github.telegramupdates.tl.UpdateEditMessage;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.UpdatePinnedChannelMessages;
import io.github.telegramupdates.tl.UpdatePinnedMessages;
import io.github.telegramupdates.tl.UpdateReadChannelInbox;
import io.github.telegramupdates.tl.UpdateReadHistoryInbox;
import io.github.telegramupdates.tl.UpdateReadHistoryOutbox;
import io.github.telegramupdates.tl.UpdateUserName;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/**
 * Inserts what updates say. The process may die behind each call.
 */
final class FactListener {

	private final EntityManager entityManager;

	FactListener(EntityManager entityManager) {
		this.entityManager = entityManager;
	}

	@TelegramUpdateListener
	void on(UpdateNewMessage update, UpdateContext context) {
		message(update, update.message(), context);
	}

	@TelegramUpdateListener
	void on(UpdateNewChannelMessage update, UpdateContext context) {
		message(update, update.message(), context);
	}

	@TelegramUpdateListener
	void on(UpdateEditMessage update, UpdateContext context) {
		message(update, update.message(), context);
	}

	@TelegramUpdateListener
	void on(UpdateEditChannelMessage update, UpdateContext context) {
		message(update, update.message(), context);
	}

	@TelegramUpdateListener
	void on(UpdateDeleteMessages update, UpdateContext context) {
		messages(update, 0, update.messages(), context);
	}

	@TelegramUpdateListener
	void on(UpdateDeleteChannelMessages update, UpdateContext context) {
		messages(update, update.channelId(), update.messages(), context);
	}

	@TelegramUpdateListener
	void on(UpdatePinnedMessages update, UpdateContext context) {
		messages(update, 0, update.messages(), context);
	}

	@TelegramUpdateListener
	void on(UpdatePinnedChannelMessages update, UpdateContext context) {
		messages(update, update.channelId(), update.messages(), context);
	}

	@TelegramUpdateListener
	void on(UpdateReadHistoryInbox update, UpdateContext context) {
		insert(update, 0, update.maxId(), update.peer().toString(), context);
	}

	@TelegramUpdateListener
	void on(UpdateReadHistoryOutbox update, UpdateContext context) {
		insert(update, 0, update.maxId(), update.peer().toString(), context);
	}

	@TelegramUpdateListener
	void on(UpdateReadChannelInbox update, UpdateContext context) {
		insert(update, update.channelId(), update.maxId(), "", context);
	}

	@TelegramUpdateListener
	void on(UpdateUserName update, UpdateContext context) {
		insert(update, 0, 0, update.firstName(), context);
	}

	@TelegramUpdateListener
	void on(UpdateBotStopped update, UpdateContext context) {
		insert(update, 0, update.qts(), Long.toString(update.userId()), context);
	}

	private void message(Update update, MessageType type, UpdateContext context) {
		if (type instanceof Message message) {
			long channelId = (message.peerId() instanceof PeerChannel channel) ? channel.channelId() : 0;
			insert(update, channelId, message.id(), message.message(), context);
		}
	}

	private void messages(Update update, long channelId, List<Integer> ids, UpdateContext context) {
		ids.forEach((id) -> insert(update, channelId, id, "", context));
	}

	private void insert(Update update, long channelId, int messageId, String content, UpdateContext context) {
		this.entityManager.persist(new Fact(context.userId(), update.getClass().getSimpleName(), channelId, messageId,
				content, context.position(), !context.isRecovered()));
		@Nullable SimulatedProcess process = SimulatedProcess.current();
		if (process != null) {
			process.reached(Moment.HANDLER);
		}
	}

}
