package io.github.telegramupdates.simulator.world;

import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.Notice.NameChanged;

/**
 * An account gets another first name. Those who write with it, or are in a basic group
 * with it, are notified in a numbered container, and so are its own sessions.
 *
 * @param userId the account
 * @param firstName its name from now on
 */
public record RenameAccount(long userId, String firstName) implements Operation {

	@Override
	public void apply(World world, Changes changes) {
		RegisteredAccount renamed = world.account(this.userId);
		if (renamed == null) {
			return;
		}
		renamed.firstName = this.firstName;
		for (RegisteredAccount account : world.accounts()) {
			if (knows(account, renamed)) {
				changes.numbered(account, new NameChanged(this.userId));
			}
		}
	}

	private static boolean knows(RegisteredAccount account, RegisteredAccount renamed) {
		return account == renamed || account.dialogs.contains(ChatKey.user(renamed.id()))
				|| account.groups.stream().anyMatch(renamed.groups::contains);
	}

}
