package io.github.telegramupdates.engine.sequencing;

/**
 * What users and bots may do differently.
 *
 * @param channelPage how many updates of a channel to ask for at a time
 * @param openedChannels how many channels are polled while the application shows them;
 * none for bots, which are pushed everything
 * @param uncommitted how many updates of a lane may wait for their commit
 */
record Limits(int channelPage, int openedChannels, int uncommitted) {

	Limits {
		if (uncommitted < 1) {
			throw new IllegalArgumentException("uncommitted must be positive, but is " + uncommitted);
		}
	}

	boolean isBot() {
		return this.openedChannels == 0;
	}

	static Limits ofUser(int uncommitted) {
		return new Limits(100, 10, uncommitted);
	}

	static Limits ofBot(int uncommitted) {
		return new Limits(100_000, 0, uncommitted);
	}

}
