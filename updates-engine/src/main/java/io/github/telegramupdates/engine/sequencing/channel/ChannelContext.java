package io.github.telegramupdates.engine.sequencing.channel;

import io.github.telegramupdates.engine.sequencing.machine.Counters;
import io.github.telegramupdates.engine.sequencing.machine.Deadlines;
import io.github.telegramupdates.engine.sequencing.machine.Outbox;

/**
 * What the channels of an account share.
 *
 * @param outbox where they put what they want done
 * @param deadlines what waits, and the time
 * @param counters what is counted
 * @param fetches the queue in which they wait to be fetched
 * @param touched those that the step has to do with
 * @param pages how pages are applied
 * @param verifications those that are asked whether they are reset
 */
record ChannelContext(Outbox outbox, Deadlines deadlines, Counters counters, ChannelFetches fetches,
		TouchedChannels touched, ChannelPages pages, ChannelVerifications verifications) {
}
