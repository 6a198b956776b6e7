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
final class BeginningMarker {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Duration ANSWER_TIME = Duration.ofSeconds(2);

	// The database writes to the disk twice a second
	private static final Duration DURABLE = Duration.ofSeconds(1);

	private final SimulatedTelegram telegram;

	private final Participants participants;

	private final Positions positions;

	BeginningMarker(SimulatedTelegram telegram, Participants participants, Positions positions) {
		this.telegram = telegram;
		this.participants = participants;
		this.positions = positions;
	}

	void mark() throws InterruptedException {
		if (isOver()) {
			return;
		}
		require(Deadline.in(PATIENCE).await(() -> this.positions.ofAccount().isPresent()));
		for (SimulatedChannel channel : this.participants.channels()) {
			introduce(channel);
		}
		Thread.sleep(DURABLE.toMillis());
		writeMarkers();
	}

	private boolean isOver() {
		Beginning beginning = beginning();
		return beginning.includes(BoxKey.COMMON) && this.participants.channels()
			.stream()
			.allMatch((channel) -> beginning.includes(BoxKey.channel(channel.id())));
	}

	private Beginning beginning() {
		AccountTruth truth = this.telegram.truth(this.participants.archive());
		return Beginning.of(truth);
	}

	/**
	 * A channel has a position once the application has seen an update of it.
	 */
	private void introduce(SimulatedChannel channel) throws InterruptedException {
		Deadline deadline = Deadline.in(PATIENCE);
		while (!hasPosition(channel)) {
			require(!deadline.isOver());
			this.participants.owner().sends(channel, "Welcome to " + channel.id());
			Deadline.in(ANSWER_TIME).await(() -> hasPosition(channel));
		}
	}

	private boolean hasPosition(SimulatedChannel channel) {
		return this.positions.ofChannel(channel.id()).isPresent();
	}

	private void writeMarkers() {
		Beginning beginning = beginning();
		if (!beginning.includes(BoxKey.COMMON)) {
			this.participants.owner().sends(this.participants.archive(), Beginning.TEXT);
		}
		for (SimulatedChannel channel : this.participants.channels()) {
			if (!beginning.includes(BoxKey.channel(channel.id()))) {
				this.participants.owner().sends(channel, Beginning.TEXT);
			}
		}
	}

	private static void require(boolean started) {
		if (!started) {
			throw new IllegalStateException("The stream of the account does not start");
		}
	}

}
