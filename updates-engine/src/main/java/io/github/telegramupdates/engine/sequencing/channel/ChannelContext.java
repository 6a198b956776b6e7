package io.github.telegramupdates.engine.sequencing.channel;

import io.github.telegramupdates.engine.sequencing.SequencingSettings;
import io.github.telegramupdates.engine.sequencing.machine.Counters;
import io.github.telegramupdates.engine.sequencing.machine.Deadlines;
import io.github.telegramupdates.engine.sequencing.machine.Outbox;
import io.github.telegramupdates.engine.sequencing.machine.SequencingContext;

/**
 * What the channels of an account share.
 *
 * @param sequencing what they share with the account
 * @param fetches the queue in which they wait to be fetched
 * @param touched those that the step has to do with
 * @param pages how pages are applied
 * @param verifications those that are asked whether they are reset
 */
record ChannelContext(SequencingContext sequencing, ChannelFetchQueue fetches, TouchedChannels touched,
		ChannelPages pages, ChannelVerifications verifications) {

	SequencingSettings settings() {
		return this.sequencing.settings();
	}

	Outbox outbox() {
		return this.sequencing.outbox();
	}

	Deadlines deadlines() {
		return this.sequencing.deadlines();
	}

	Counters counters() {
		return this.sequencing.counters();
	}

}
