package io.github.telegramupdates.simulator.world;

import io.github.telegramupdates.simulator.world.Notice.PositionsReset;

/**
 * The positions of an account's common box start again. Its messages stay.
 *
 * @param accountId the account
 */
public record ResetPts(long accountId) implements Operation {

	@Override
	public void apply(World world, Changes changes) {
		RegisteredAccount account = world.account(this.accountId);
		if (account != null) {
			account.box.log().restart(MessageBox.FIRST_PTS);
			changes.unnumbered(account, new PositionsReset());
		}
	}

}
