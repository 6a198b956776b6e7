package io.github.telegramupdates.spring.listener;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.tl.ChannelPtsUpdate;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageEmpty;
import io.github.telegramupdates.tl.MessageService;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.MessageUpdate;
import io.github.telegramupdates.tl.Peer;
import io.github.telegramupdates.tl.PtsUpdate;
import io.github.telegramupdates.tl.QtsUpdate;
import io.github.telegramupdates.tl.TlWriter;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateBotCallbackQuery;
import io.github.telegramupdates.tl.UpdateBotEditBusinessMessage;
import io.github.telegramupdates.tl.UpdateBotInlineQuery;
import io.github.telegramupdates.tl.UpdateBotNewBusinessMessage;
import io.github.telegramupdates.tl.UpdateBotPrecheckoutQuery;
import io.github.telegramupdates.tl.UpdateBotShippingQuery;
import io.github.telegramupdates.tl.UpdateBusinessBotCallbackQuery;
import io.github.telegramupdates.tl.UpdateEditChannelMessage;
import io.github.telegramupdates.tl.UpdateEditMessage;
import io.github.telegramupdates.tl.UpdateInlineBotCallbackQuery;
import org.jspecify.annotations.Nullable;

/**
 * Knows an update again that is delivered once more: a query by its id, a message by its
 * chat and id, an edit also by its date, anything else by its position or its bytes.
 */
final class DeliveryIds {

	private DeliveryIds() {
	}

	static String of(long account, SequencedUpdate delivered) {
		Update update = delivered.update();
		TlWriter identity = new TlWriter();
		identity.writeLong(account);
		identity.writeInt(update.constructorId());
		if (!writeQuery(update, identity) && !writeMessage(update, identity) && !writePosition(delivered, identity)) {
			update.write(identity);
		}
		return HexFormat.of().formatHex(sha256(identity.toByteArray()));
	}

	/** Neither the id nor its lower half, which is all of some ids, is 0. */
	static long randomId(String deliveryId, String listener, int n) {
		TlWriter identity = new TlWriter();
		identity.writeString(deliveryId);
		identity.writeString(listener);
		identity.writeInt(n);
		long id = ByteBuffer.wrap(sha256(identity.toByteArray())).getLong();
		return ((int) id != 0) ? id : id + 1;
	}

	private static boolean writeQuery(Update update, TlWriter identity) {
		Long query = queryId(update);
		if (query != null) {
			identity.writeLong(query);
		}
		return query != null;
	}

	private static @Nullable Long queryId(Update update) {
		if (update instanceof UpdateBotCallbackQuery query) {
			return query.queryId();
		}
		if (update instanceof UpdateInlineBotCallbackQuery query) {
			return query.queryId();
		}
		if (update instanceof UpdateBusinessBotCallbackQuery query) {
			return query.queryId();
		}
		if (update instanceof UpdateBotInlineQuery query) {
			return query.queryId();
		}
		if (update instanceof UpdateBotShippingQuery query) {
			return query.queryId();
		}
		return (update instanceof UpdateBotPrecheckoutQuery query) ? query.queryId() : null;
	}

	private static boolean writeMessage(Update update, TlWriter identity) {
		MessageType message = (update instanceof MessageUpdate about) ? about.message() : null;
		Peer chat = (message != null) ? chatOf(message) : null;
		if (message == null || chat == null) {
			return false;
		}
		identity.writeString(businessConnection(update));
		chat.write(identity);
		identity.writeInt(message.id());
		identity.writeInt(isEdit(update) ? editDate(message) : 0);
		return true;
	}

	private static @Nullable Peer chatOf(MessageType message) {
		if (message instanceof Message written) {
			return written.peerId();
		}
		return (message instanceof MessageService service) ? service.peerId() : ((MessageEmpty) message).peerId();
	}

	private static String businessConnection(Update update) {
		if (update instanceof UpdateBotNewBusinessMessage written) {
			return written.connectionId();
		}
		return (update instanceof UpdateBotEditBusinessMessage edited) ? edited.connectionId() : "";
	}

	private static boolean isEdit(Update update) {
		return update instanceof UpdateEditMessage || update instanceof UpdateEditChannelMessage
				|| update instanceof UpdateBotEditBusinessMessage;
	}

	private static int editDate(MessageType message) {
		return (message instanceof Message edited && edited.editDate() != null) ? edited.editDate() : 0;
	}

	/** Several updates may share a position that none of them moves. */
	private static boolean writePosition(SequencedUpdate delivered, TlWriter identity) {
		int position = positionOf(delivered.update());
		if (position != 0) {
			BoxId box = delivered.box();
			identity.writeString(box.kind().name());
			identity.writeLong(box.channelId());
			identity.writeInt(position);
		}
		return position != 0;
	}

	private static int positionOf(Update update) {
		if (update instanceof PtsUpdate moving && moving.ptsCount() > 0) {
			return moving.pts();
		}
		if (update instanceof ChannelPtsUpdate moving && moving.ptsCount() > 0) {
			return moving.pts();
		}
		return (update instanceof QtsUpdate event) ? event.qts() : 0;
	}

	private static byte[] sha256(byte[] bytes) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(bytes);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
