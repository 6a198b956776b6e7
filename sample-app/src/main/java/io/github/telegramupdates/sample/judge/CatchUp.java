package io.github.telegramupdates.sample.judge;

import java.time.Duration;

import io.github.telegramupdates.engine.storage.StateStorage;
import io.github.telegramupdates.sample.simulation.Deadline;
import io.github.telegramupdates.simulator.truth.AccountTruth;

/**
 * Waits until an application has stored the positions that Telegram has. That is no part
 * of the judgement: it only tells when it may begin.
 */
final class CatchUp {

	private final StateStorage storage;

	CatchUp(StateStorage storage) {
		this.storage = storage;
	}

	boolean await(AccountTruth truth, Duration patience) throws InterruptedException {
		return Deadline.in(patience).await(() -> hasCaughtUp(truth));
	}

	private boolean hasCaughtUp(AccountTruth truth) {
		return this.storage.getState(truth.userId()).filter((state) -> state.pts() >= truth.state().pts()).isPresent()
				&& truth.channels().stream().allMatch((channel) -> hasCaughtUp(truth, channel));
	}

	private boolean hasCaughtUp(AccountTruth truth, long channel) {
		return this.storage.getChannelPts(truth.userId(), channel).orElse(0) >= truth.channelPts(channel);
	}

}
