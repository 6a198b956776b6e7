package io.github.telegramupdates.sample.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedMessage;
import io.github.telegramupdates.simulator.SimulatedPeer;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.simulator.truth.TruthState;

/**
 * What the {@link Participants} do: they write, edit, delete, pin and read at random. For
 * use by one thread.
 */
final class RandomActions {

	private static final int MEMORY = 300;

	private static final List<String> PHRASES = List.of("The ferry is late again", "Who has seen the grey cat?",
			"Rain until noon", "Tomatoes, anyone?", "See you at eight", "The bridge is closed", "Thank you!",
			"I would not know", "Same as every year", "The tide turns at six");

	private final Participants participants;

	private final SplittableRandom random;

	private final List<SentMessage> sent = new ArrayList<>();

	private int lines;

	RandomActions(SimulatedTelegram telegram, Participants participants, long seed) {
		this.participants = participants;
		// After a restart they do not say everything again
		TruthState state = telegram.truth(participants.archive()).state();
		this.random = new SplittableRandom(seed * 31 + state.pts());
	}

	/**
	 * Somebody does something.
	 */
	void act() {
		int dice = this.random.nextInt(100);
		if (dice < 55 || this.sent.isEmpty()) {
			speak();
		}
		else if (dice < 72) {
			any(this.sent).message().edits(line() + " (edited)");
		}
		else if (dice < 80) {
			delete();
		}
		else if (dice < 86) {
			pin();
		}
		else if (dice < 94) {
			read();
		}
		else {
			sendEphemeral();
		}
	}

	private void speak() {
		SimulatedAccount somebody = any(this.participants.people());
		switch (this.random.nextInt(6)) {
			case 0 -> say(somebody, this.participants.archive());
			case 1 -> say(this.participants.archive(), somebody);
			case 2 -> say(somebody, this.participants.group());
			case 3 -> say(somebody, this.participants.supergroup());
			default -> say(this.participants.owner(), any(this.participants.broadcasts()));
		}
	}

	private void say(SimulatedAccount sender, SimulatedPeer where) {
		this.sent.add(new SentMessage(sender, sender.sends(where, line())));
		if (this.sent.size() > MEMORY) {
			this.sent.remove(0);
		}
	}

	private void delete() {
		SentMessage first = forget();
		if (this.sent.isEmpty() || this.random.nextInt(3) > 0) {
			first.message().deletes();
			return;
		}
		SentMessage second = any(this.sent);
		if (second.sender() == first.sender()) {
			this.sent.remove(second);
			first.sender().deletes(first.message(), second.message());
		}
		else {
			first.message().deletes();
		}
	}

	private SentMessage forget() {
		return this.sent.remove(this.random.nextInt(this.sent.size()));
	}

	private void pin() {
		SimulatedMessage message = any(this.sent).message();
		if (this.random.nextBoolean()) {
			message.pins();
		}
		else {
			message.unpins();
		}
	}

	private void read() {
		SimulatedAccount somebody = any(this.participants.people());
		if (this.random.nextBoolean()) {
			this.participants.archive().reads(somebody);
		}
		else {
			somebody.reads(this.random.nextBoolean() ? this.participants.archive() : this.participants.group());
		}
	}

	/**
	 * Something without a position: it may be lost for good.
	 */
	private void sendEphemeral() {
		SimulatedAccount somebody = any(this.participants.people());
		switch (this.random.nextInt(8)) {
			case 0 -> somebody.renames(somebody.name() + " " + this.random.nextInt(100));
			case 1 -> somebody.comesOnlineFor(this.participants.archive());
			default -> somebody.types(this.participants.archive());
		}
	}

	private String line() {
		return any(PHRASES) + " #" + (++this.lines);
	}

	private <T> T any(List<T> candidates) {
		return candidates.get(this.random.nextInt(candidates.size()));
	}

	private record SentMessage(SimulatedAccount sender, SimulatedMessage message) {
	}

}
