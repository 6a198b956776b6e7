package io.github.telegramupdates.engine.sequencing;

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
 * later: who types or is online, and what a server says before anybody is logged in
 * (1.5). They need no state.
 */
public final class ImmediateUpdates {

	private static final Set<Class<? extends Update>> TYPES = Set.of(UpdateUserTyping.class, UpdateChatUserTyping.class,
			UpdateChannelUserTyping.class, UpdateEncryptedChatTyping.class, UpdateUserStatus.class,
			UpdateLoginToken.class, UpdateSentPhoneCode.class, UpdateDcOptions.class, UpdateConfig.class,
			UpdateLangPack.class, UpdateLangPackTooLong.class, UpdateServiceNotification.class);

	private ImmediateUpdates() {
	}

	/**
	 * Whether an update is one of them.
	 * @param update the update
	 * @return whether it is delivered at once
	 */
	public static boolean include(Update update) {
		return TYPES.contains(update.getClass());
	}

}
