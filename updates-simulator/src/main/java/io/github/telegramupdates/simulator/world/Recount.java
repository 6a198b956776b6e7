package io.github.telegramupdates.simulator.world;

import io.github.telegramupdates.simulator.truth.ChatKey;

/**
 * A box is reset from a lower position, and nobody is notified. Messages stay; what
 * happened before is out of reach.
 *
 * @param owner the channel, or the account, of which the common box is meant
 * @param back by how many positions the count goes back, never to before the first one
 */
public record Recount(ChatKey owner, int back) implements Operation {

	@Override
	public void apply(World world, Changes changes) {
		RegisteredAccount account = (this.owner.kind() == ChatKey.Kind.USER) ? world.account(this.owner.id()) : null;
		if (account != null) {
			goBack(account.box.log());
		}
		RegisteredChannel channel = (this.owner.kind() == ChatKey.Kind.CHANNEL) ? world.channel(this.owner.id()) : null;
		if (channel != null) {
			goBack(channel.box.log());
		}
	}

	private void goBack(EventLog log) {
		log.restart(Math.max(MessageBox.FIRST_PTS, log.position() - this.back));
	}

}
