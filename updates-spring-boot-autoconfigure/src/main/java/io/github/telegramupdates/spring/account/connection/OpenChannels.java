package io.github.telegramupdates.spring.account.connection;

import java.util.LinkedHashSet;
import java.util.Set;

import io.github.telegramupdates.engine.AccountRun;
import org.jspecify.annotations.Nullable;

/**
 * The channels that the application shows, from the moment it says so: also before the
 * account has begun, and when it begins again.
 */
public final class OpenChannels {

	private final Set<Long> channelIds = new LinkedHashSet<>();

	private @Nullable AccountRun run;

	/**
	 * Shows a channel.
	 * @param channelId id of the channel
	 */
	public synchronized void open(long channelId) {
		this.channelIds.remove(channelId);
		this.channelIds.add(channelId);
		if (this.run != null) {
			this.run.openChannel(channelId);
		}
	}

	/**
	 * Shows a channel no longer.
	 * @param channelId id of the channel
	 */
	public synchronized void close(long channelId) {
		if (this.channelIds.remove(channelId) && this.run != null) {
			this.run.closeChannel(channelId);
		}
	}

	synchronized void attach(AccountRun started) {
		this.run = started;
		this.channelIds.forEach(started::openChannel);
	}

}
