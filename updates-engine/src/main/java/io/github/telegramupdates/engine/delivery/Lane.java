package io.github.telegramupdates.engine.delivery;

/**
 * Where a batch is delivered. Batches of one lane are delivered one after the other, in
 * order; different lanes do not wait for each other.
 */
public sealed interface Lane {

	/**
	 * Common box, qts box and seq of the account: one lane, because a difference mixes
	 * them.
	 */
	record Account() implements Lane {

		@Override
		public String toString() {
			return "account";
		}

	}

	/**
	 * The box of one channel.
	 *
	 * @param channelId id of the channel
	 */
	record Channel(long channelId) implements Lane {

		@Override
		public String toString() {
			return "channel " + this.channelId;
		}

	}

	/**
	 * Updates that carry no position and cannot be recovered: delivered at most once, and
	 * never in the way of the others.
	 */
	record Ephemeral() implements Lane {

		@Override
		public String toString() {
			return "ephemeral";
		}

	}

	/**
	 * The lane of the account.
	 */
	Lane ACCOUNT = new Account();

	/**
	 * The lane of updates without a position.
	 */
	Lane EPHEMERAL = new Ephemeral();

	/**
	 * The lane of a channel.
	 * @param channelId id of the channel
	 * @return the lane
	 */
	static Lane channel(long channelId) {
		return new Channel(channelId);
	}

}
