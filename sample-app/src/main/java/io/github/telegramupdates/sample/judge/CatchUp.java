package io.github.telegramupdates.sample.judge;

import java.time.Duration;

import io.github.telegramupdates.sample.simulation.Deadline;
import io.github.telegramupdates.sample.simulation.Positions;
import io.github.telegramupdates.simulator.truth.AccountTruth;

/**
 * Waits until an application has stored the positions that Telegram has. That is no part
 * of the judgement: it only tells when it may begin.
 */
final class CatchUp {

	private final Positions positions;

	CatchUp(Positions positions) {
		this.positions = positions;
	}

	boolean await(AccountTruth truth, Duration patience) throws InterruptedException {
		return Deadline.in(patience).await(() -> hasCaughtUp(truth));
	}

	private boolean hasCaughtUp(AccountTruth truth) {
		return this.positions.ofAccount().orElse(0) >= truth.state().pts()
				&& truth.channels().stream().allMatch((channel) -> hasCaughtUp(truth, channel));
	}

	private boolean hasCaughtUp(AccountTruth truth, long channel) {
		return this.positions.ofChannel(channel).orElse(0) >= truth.channelPts(channel);
	}

}
