package io.github.telegramupdates.engine.account;

import io.github.telegramupdates.engine.AccountKind;
import io.github.telegramupdates.engine.trace.TracedAccount;

/**
 * Who an account is, and how its stream begins.
 *
 * @param userId id of the account
 * @param name how the log calls it
 * @param kind whose account it is
 * @param forgetting whether the stored position is deleted before the start
 * @param onStart run once, when the first difference has been applied
 * @param traced the account as traces know it
 */
public record AccountSettings(long userId, String name, AccountKind kind, boolean forgetting, Runnable onStart,
		TracedAccount traced) {
}
