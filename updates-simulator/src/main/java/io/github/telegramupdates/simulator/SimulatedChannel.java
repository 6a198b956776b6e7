package io.github.telegramupdates.simulator;

import java.util.Comparator;

import io.github.telegramupdates.simulator.server.Server;
import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.HideChannel;
import io.github.telegramupdates.simulator.world.Recount;
import io.github.telegramupdates.simulator.world.RegisteredChannel;
import io.github.telegramupdates.simulator.world.RegisteredChannel.Rank;
import io.github.telegramupdates.simulator.world.Retain;
import io.github.telegramupdates.simulator.world.Skip;

/**
 * A broadcast channel, in which its owner and administrators write, or a supergroup, in
 * which all members do. It has no members until they are named.
 */
public final class SimulatedChannel implements SimulatedPeer {

	private final Server server;

	private final RegisteredChannel channel;

	SimulatedChannel(Server server, RegisteredChannel channel) {
		this.server = server;
		this.channel = channel;
	}

	@Override
	public long id() {
		return this.channel.id();
	}

	@Override
	public ChatKey key() {
		return ChatKey.channel(id());
	}

	/**
	 * Makes an account the owner.
	 * @param account the account
	 * @return this channel
	 */
	public SimulatedChannel owner(SimulatedAccount account) {
		return admit(account, Rank.OWNER);
	}

	/**
	 * Makes an account an administrator.
	 * @param account the account
	 * @return this channel
	 */
	public SimulatedChannel admin(SimulatedAccount account) {
		return admit(account, Rank.ADMIN);
	}

	/**
	 * Makes an account a member, unless it is more than that already.
	 * @param account the account
	 * @return this channel
	 */
	public SimulatedChannel member(SimulatedAccount account) {
		return admit(account, Rank.MEMBER);
	}

	private SimulatedChannel admit(SimulatedAccount account, Rank rank) {
		this.server.locked(() -> {
			Rank now = this.channel.rank(account.id());
			if (now == null || rank.compareTo(now) < 0) {
				this.server.membership().join(this.channel, account.id(), account.id(), rank);
			}
		});
		return this;
	}

	/**
	 * Removes an account.
	 * @param account the account
	 * @return this channel
	 */
	public SimulatedChannel removes(SimulatedAccount account) {
		this.server.locked(() -> this.server.membership().leave(this.channel, actor(account.id()), account.id()));
		return this;
	}

	/**
	 * Who removes: the owner, or an administrator if nobody owns the channel.
	 */
	private long actor(long removedId) {
		return this.channel.members()
			.stream()
			.filter((memberId) -> memberId != removedId && this.channel.isAdministeredBy(memberId))
			.min(Comparator.comparing(this.channel::rank))
			.orElse(removedId);
	}

	/**
	 * Closes the channel to all members but its owner: they are notified, receive nothing
	 * more, and requests that name the channel fail with {@code CHANNEL_PRIVATE}. They
	 * stay members, also in the truth.
	 * @return this channel
	 */
	public SimulatedChannel becomesPrivate() {
		this.server.perform(new HideChannel(id(), true));
		return this;
	}

	/**
	 * Opens the channel again to all who were members when it was closed.
	 * @return this channel
	 */
	public SimulatedChannel becomesPublic() {
		this.server.perform(new HideChannel(id(), false));
		return this;
	}

	/**
	 * Sets how many events of this channel differences can reach from now on. What they
	 * cannot reach now stays out of reach.
	 * @param events at least 0
	 * @return this channel
	 */
	public SimulatedChannel retention(int events) {
		this.server.perform(new Retain(key(), Retention.check(events)));
		return this;
	}

	/**
	 * Takes positions for something of which nobody is notified: a difference from before
	 * it is empty, with a larger pts.
	 * @param positions how many positions
	 * @return this channel
	 */
	public SimulatedChannel skips(int positions) {
		this.server.perform(new Skip(id(), positions));
		return this;
	}

	/**
	 * Counts its positions again from a lower one, and notifies nobody. What happened
	 * before is out of reach.
	 * @param back by how many positions, at least 0; it never goes back to before 1
	 * @return this channel
	 */
	public SimulatedChannel countsBack(int back) {
		this.server.perform(new Recount(key(), back));
		return this;
	}

	@Override
	public String toString() {
		return this.channel.title() + " (" + id() + ")";
	}

}
