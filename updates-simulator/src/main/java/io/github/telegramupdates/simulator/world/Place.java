package io.github.telegramupdates.simulator.world;

import org.jspecify.annotations.Nullable;

/**
 * Where a copy of a message is.
 *
 * @param box the box
 * @param owner whose box it is, or {@code null} for a channel's
 * @param channel the channel whose box it is, or {@code null} for an account's
 * @param id the message's id there
 */
record Place(MessageBox box, @Nullable RegisteredAccount owner, @Nullable RegisteredChannel channel, int id) {

	static Place in(RegisteredAccount owner, int id) {
		return new Place(owner.box(), owner, null, id);
	}

	static Place in(RegisteredChannel channel, int id) {
		return new Place(channel.box(), null, channel, id);
	}

	void log(Changes changes, int count, LoggedChange what) {
		if (this.owner != null) {
			changes.common(this.owner, count, what);
		}
		else if (this.channel != null) {
			changes.channel(this.channel, count, what);
		}
	}

}
