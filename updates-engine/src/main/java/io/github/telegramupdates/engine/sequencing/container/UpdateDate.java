package io.github.telegramupdates.engine.sequencing.container;

import io.github.telegramupdates.tl.HasDate;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.MessageUpdate;
import io.github.telegramupdates.tl.TlObject;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateBotBusinessConnect;
import io.github.telegramupdates.tl.UpdateBotChatBoost;
import io.github.telegramupdates.tl.UpdateNewEncryptedMessage;
import org.jspecify.annotations.Nullable;

/**
 * Says when what an update is about came about, in seconds since 1970.
 */
public final class UpdateDate {

	private UpdateDate() {
	}

	/**
	 * The date of an update: that of a message's last edit, its own, or that of what it
	 * is about. {@code null} if it has none.
	 */
	public static @Nullable Integer of(Update update) {
		if (update instanceof MessageUpdate message) {
			return of(message.message());
		}
		if (update instanceof UpdateNewEncryptedMessage secret) {
			return secret.message().date();
		}
		if (update instanceof UpdateBotBusinessConnect business) {
			return business.connection().date();
		}
		if (update instanceof UpdateBotChatBoost boost) {
			return boost.boost().date();
		}
		return ownDate(update);
	}

	private static @Nullable Integer of(MessageType message) {
		Integer edited = (message instanceof Message plain) ? plain.editDate() : null;
		return (edited != null) ? edited : ownDate(message);
	}

	private static @Nullable Integer ownDate(TlObject object) {
		return (object instanceof HasDate dated) ? dated.date() : null;
	}

}
