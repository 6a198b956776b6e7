package io.github.telegramupdates.engine;

import java.time.Duration;

import io.github.telegramupdates.engine.account.OwnershipCheck;
import io.github.telegramupdates.engine.delivery.RetryPolicy;
import io.github.telegramupdates.engine.delivery.UpdateDelivery;
import io.github.telegramupdates.engine.delivery.UpdateErrorHandler;
import io.github.telegramupdates.engine.event.EngineListener;
import io.github.telegramupdates.engine.lanes.GroupLimits;
import io.github.telegramupdates.engine.lanes.StorageOutage;
import io.github.telegramupdates.engine.peers.ChannelAccessHasher;
import io.github.telegramupdates.engine.peers.UserAccessHasher;
import io.github.telegramupdates.engine.runtime.AccountThreads;
import io.github.telegramupdates.engine.runtime.EngineThreads;
import io.github.telegramupdates.engine.runtime.Limiter;
import io.github.telegramupdates.engine.sequencing.SequencingSettings;
import io.github.telegramupdates.engine.storage.StateStorage;
import io.github.telegramupdates.engine.trace.TraceLimits;
import org.jspecify.annotations.Nullable;

/**
 * What all accounts of an engine share.
 *
 * @param storage where positions live
 * @param channelHashes where access hashes of channels live
 * @param userHashes where access hashes of users live
 * @param delivery runs handlers and commits
 * @param threads what runs where
 * @param accountThreads those of the threads that the lanes of an account may have
 * @param timers clock and alarm
 * @param listener receives events
 * @param groups how much of an account is delivered together
 * @param outage whether the database is away that deliveries need
 * @param ownership whether the claims of accounts still hold
 * @param retries how often a batch that fails is delivered again, and when
 * @param errorHandler decides what is done about a batch that still fails
 * @param grace how long a stop waits for running transactions
 * @param traceLimits how much to keep of the inputs of an account, {@code null} for
 * nothing
 * @param sequencing how updates are sequenced, of whatever kind an account is
 * @param channelUpdates which updates differences of channels bring
 * @param starts how many accounts may make their first difference at a time
 * @param channelFetches how many channels may be fetched at a time
 */
public record EngineConfig(StateStorage storage, ChannelAccessHasher channelHashes, UserAccessHasher userHashes,
		UpdateDelivery delivery, EngineThreads threads, AccountThreads accountThreads, EngineTimers timers,
		EngineListener listener, GroupLimits groups, StorageOutage outage, OwnershipCheck ownership,
		RetryPolicy retries, UpdateErrorHandler errorHandler, Duration grace, @Nullable TraceLimits traceLimits,
		SequencingSettings sequencing, ChannelUpdates channelUpdates, Limiter starts, Limiter channelFetches) {

	/** How many accounts make their first difference at a time. */
	private static final int STARTS = 50;

	/** How many channels are fetched at a time. */
	private static final int CHANNEL_FETCHES = 200;

	/**
	 * Puts together what follows from the settings.
	 */
	EngineConfig(StateStorage storage, ChannelAccessHasher channelHashes, UserAccessHasher userHashes,
			UpdateDelivery delivery, EngineThreads threads, AccountThreads accountThreads, EngineTimers timers,
			EngineListener listener, GroupLimits groups, RetryPolicy retries, UpdateErrorHandler errorHandler,
			Duration grace, @Nullable TraceLimits traceLimits, SequencingSettings sequencing,
			ChannelUpdates channelUpdates) {
		this(storage, channelHashes, userHashes, delivery, threads, accountThreads, timers, listener, groups,
				new StorageOutage(timers, retries), new OwnershipCheck(storage, threads.storage(), timers), retries,
				errorHandler, grace, traceLimits, sequencing, channelUpdates, new Limiter(STARTS),
				new Limiter(CHANNEL_FETCHES));
	}

}
