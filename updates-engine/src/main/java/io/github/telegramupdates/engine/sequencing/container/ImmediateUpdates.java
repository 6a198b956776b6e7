package io.github.telegramupdates.engine.sequencing.container;

import java.util.Set;

import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateChannelUserTyping;
import io.github.telegramupdates.tl.UpdateChatUserTyping;
import io.github.telegramupdates.tl.UpdateConfig;
import io.github.telegramupdates.tl.UpdateDcOptions;
import io.github.telegramupdates.tl.UpdateEncryptedChatTyping;
import io.github.telegramupdates.tl.UpdateLangPack;
import io.github.telegramupdates.tl.UpdateLangPackTooLong;
import io.github.telegramupdates.tl.UpdateLoginToken;
import io.github.telegramupdates.tl.UpdateSentPhoneCode;
import io.github.telegramupdates.tl.UpdateServiceNotification;
import io.github.telegramupdates.tl.UpdateUserStatus;
import io.github.telegramupdates.tl.UpdateUserTyping;

/**
 * Updates that nothing holds up, whatever is missing, because they are worth nothing
 * later: who types or is online, what a server says before anybody is logged in (1.5),
 * and queries to bots (6.5). They need no state.
 */
public final class ImmediateUpdates {

	private static final Set<Class<? extends Update>> PRESENCE = Set.of(UpdateUserTyping.class,
			UpdateChatUserTyping.class, UpdateChannelUserTyping.class, UpdateEncryptedChatTyping.class,
			UpdateUserStatus.class);

	private static final Set<Class<? extends Update>> OF_THE_SERVER = Set.of(UpdateLoginToken.class,
			UpdateSentPhoneCode.class, UpdateDcOptions.class, UpdateConfig.class, UpdateLangPack.class,
			UpdateLangPackTooLong.class, UpdateServiceNotification.class);

	private ImmediateUpdates() {
	}

	/**
	 * Whether an update is one of them.
	 * @param update the update
	 * @return whether it is delivered at once
	 */
	public static boolean include(Update update) {
		return isPresence(update) || OF_THE_SERVER.contains(update.getClass()) || BotQuery.of(update).isPresent();
	}

	/**
	 * Whether an update says who types or is online: soon another one says so again.
	 * @param update the update
	 * @return whether it is missed least
	 */
	public static boolean isPresence(Update update) {
		return PRESENCE.contains(update.getClass());
	}

}
