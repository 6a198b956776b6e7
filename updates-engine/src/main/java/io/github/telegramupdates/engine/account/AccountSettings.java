package io.github.telegramupdates.engine.account;

import io.github.telegramupdates.engine.sequencing.SequencingSettings;

/**
 * Who an account is, and how its stream begins.
 *
 * @param userId id of the account
 * @param name how the log calls it
 * @param sequencing how its updates are sequenced, among others whether it is a bot
 * @param forgetting whether the stored position is deleted before the start
 * @param onStart run once, when the first difference has been applied
 */
public record AccountSettings(long userId, String name, SequencingSettings sequencing, boolean forgetting,
		Runnable onStart) {
}
