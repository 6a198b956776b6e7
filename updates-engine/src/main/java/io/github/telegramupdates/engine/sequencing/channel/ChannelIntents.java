package io.github.telegramupdates.engine.sequencing.channel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

import io.github.telegramupdates.engine.storage.FetchIntent;

/**
 * The intents of an account to fetch its channels, stored before the account moves on and
 * the server forgets to mention them.
 */
final class ChannelIntents {

	private final BusyChannels busy;

	private final TouchedChannels touched;

	/** Channels whose intent waits for its commit, in the order of the batches. */
	private final Queue<Channel> uncommitted = new ArrayDeque<>();

	private long lastGeneration;

	/**
	 * Creates the intents of an account.
	 * @param busy the channels that may need one
	 * @param touched the channels that the step has to do with
	 */
	ChannelIntents(BusyChannels busy, TouchedChannels touched) {
		this.busy = busy;
		this.touched = touched;
	}

	/**
	 * An intent was found in the storage.
	 */
	void loaded(FetchIntent intent) {
		this.lastGeneration = Math.max(this.lastGeneration, intent.generation());
	}

	/**
	 * Makes the intents that have to be stored with a batch of the account.
	 */
	List<FetchIntent> takeUnsaved(long accountBatchId) {
		List<FetchIntent> intents = new ArrayList<>();
		this.busy.forEach((channel) -> {
			FetchIntent intent = channel.newIntent(this.lastGeneration + 1, accountBatchId);
			if (intent != null) {
				this.lastGeneration = intent.generation();
				intents.add(intent);
				// an intent that is made again takes the place of the one before
				this.uncommitted.remove(channel);
				this.uncommitted.add(channel);
			}
		});
		return intents;
	}

	/**
	 * A batch of the account was committed, and with it the intents that it made.
	 */
	void accountCommitted(long batchId) {
		while (!this.uncommitted.isEmpty() && this.uncommitted.element().isIntentMadeBy(batchId)) {
			Channel channel = this.uncommitted.remove();
			channel.intentStored();
			this.touched.add(channel);
		}
	}

}
