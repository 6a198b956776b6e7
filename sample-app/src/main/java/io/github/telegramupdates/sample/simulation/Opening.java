package io.github.telegramupdates.sample.simulation;

import java.time.Duration;

import io.github.telegramupdates.simulator.SimulatedChannel;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.simulator.truth.AccountTruth;
import io.github.telegramupdates.simulator.truth.BoxKey;

/**
 * Marks the {@link Beginning}, before anybody may speak: sees to it that the application
 * has a position in every box, then writes the message that marks it. A start that is cut
 * short goes on where it stopped.
 */
final class Opening {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Duration ANSWER_TIME = Duration.ofSeconds(2);

	// The database writes to the disk twice a second
	private static final Duration DURABLE = Duration.ofSeconds(1);

	private final SimulatedTelegram telegram;

	private final Cast cast;

	private final Positions positions;

	Opening(SimulatedTelegram telegram, Cast cast, Positions positions) {
		this.telegram = telegram;
		this.cast = cast;
		this.positions = positions;
	}

	void play() throws InterruptedException {
		if (isOver()) {
			return;
		}
		require(Deadline.in(PATIENCE).await(() -> this.positions.ofAccount().isPresent()));
		for (SimulatedChannel channel : this.cast.channels()) {
			introduce(channel);
		}
		Thread.sleep(DURABLE.toMillis());
		mark();
	}

	private boolean isOver() {
		Beginning beginning = beginning();
		return beginning.includes(BoxKey.COMMON) && this.cast.channels()
			.stream()
			.allMatch((channel) -> beginning.includes(BoxKey.channel(channel.id())));
	}

	private Beginning beginning() {
		AccountTruth truth = this.telegram.truth(this.cast.archive());
		return Beginning.of(truth);
	}

	/**
	 * A channel has a position once the application has seen an update of it.
	 */
	private void introduce(SimulatedChannel channel) throws InterruptedException {
		Deadline deadline = Deadline.in(PATIENCE);
		while (!hasPosition(channel)) {
			require(!deadline.isOver());
			this.cast.owner().sends(channel, "Welcome to " + channel.id());
			Deadline.in(ANSWER_TIME).await(() -> hasPosition(channel));
		}
	}

	private boolean hasPosition(SimulatedChannel channel) {
		return this.positions.ofChannel(channel.id()).isPresent();
	}

	private void mark() {
		Beginning beginning = beginning();
		if (!beginning.includes(BoxKey.COMMON)) {
			this.cast.owner().sends(this.cast.archive(), Beginning.TEXT);
		}
		for (SimulatedChannel channel : this.cast.channels()) {
			if (!beginning.includes(BoxKey.channel(channel.id()))) {
				this.cast.owner().sends(channel, Beginning.TEXT);
			}
		}
	}

	private static void require(boolean started) {
		if (!started) {
			throw new IllegalStateException("The stream of the account does not start");
		}
	}

}
