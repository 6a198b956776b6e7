package io.github.telegramupdates.engine.sequencing;

/**
 * What users and bots may do differently.
 *
 * @param channelPage how many updates of a channel to ask for at a time
 * @param openedChannels how many channels are polled while the application shows them;
 * none for bots, which are pushed everything
 * @param memory how much may be in memory
 */
public record Limits(int channelPage, int openedChannels, MemoryLimits memory) {

	public boolean isBot() {
		return this.openedChannels == 0;
	}

	public static Limits ofUser(MemoryLimits memory) {
		return new Limits(100, 10, memory);
	}

	public static Limits ofBot(MemoryLimits memory) {
		return new Limits(100_000, 0, memory);
	}

}
