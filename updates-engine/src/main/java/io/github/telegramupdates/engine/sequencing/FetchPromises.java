package io.github.telegramupdates.engine.sequencing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

import io.github.telegramupdates.engine.storage.FetchIntent;

/**
 * The promises of an account to fetch its channels, stored before the account moves on
 * and the server forgets to mention them.
 */
final class FetchPromises implements AccountLane.IntentSource {

	private final BusyChannels busy;

	private final Consumer<Channel> touch;

	/** Channels whose promise waits for its commit, in the order of the batches. */
	private final Queue<Channel> uncommitted = new ArrayDeque<>();

	private long lastGeneration;

	/**
	 * Creates the promises of an account.
	 * @param busy the channels that may need one
	 * @param touch hears of channels that the step has to do with
	 */
	FetchPromises(BusyChannels busy, Consumer<Channel> touch) {
		this.busy = busy;
		this.touch = touch;
	}

	/**
	 * A promise was found in the storage.
	 */
	void loaded(Channel channel, FetchIntent promise) {
		this.lastGeneration = Math.max(this.lastGeneration, promise.generation());
		channel.lane().intent().loaded(promise.expectedPts(), promise.generation());
	}

	@Override
	public List<FetchIntent> takeUnsavedIntents(long accountBatchId) {
		List<FetchIntent> intents = new ArrayList<>();
		this.busy.forEach((channel) -> {
			FetchIntent intent = channel.promise(this.lastGeneration + 1, accountBatchId);
			if (intent != null) {
				this.lastGeneration = intent.generation();
				intents.add(intent);
				// a promise that is made anew takes the place of the one before
				this.uncommitted.remove(channel);
				this.uncommitted.add(channel);
			}
		});
		return intents;
	}

	/**
	 * A batch of the account was committed, and with it the promises that it made.
	 */
	void accountCommitted(long batchId) {
		while (!this.uncommitted.isEmpty() && this.uncommitted.element().lane().intent().isMadeBy(batchId)) {
			Channel channel = this.uncommitted.remove();
			channel.lane().intent().accountCommitted();
			this.touch.accept(channel);
		}
	}

}
