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
 * The people of the {@link Cast}: they write, edit, delete, pin and read at random.
 * Driven by one thread.
 */
final class Players {

	private static final int MEMORY = 300;

	private static final List<String> PHRASES = List.of("The ferry is late again", "Who has seen the grey cat?",
			"Rain until noon", "Tomatoes, anyone?", "See you at eight", "The bridge is closed", "Thank you!",
			"I would not know", "Same as every year", "The tide turns at six");

	private final Cast cast;

	private final SplittableRandom random;

	private final List<Spoken> spoken = new ArrayList<>();

	private int lines;

	Players(SimulatedTelegram telegram, Cast cast, long seed) {
		this.cast = cast;
		// After a restart they do not say everything again
		TruthState state = telegram.truth(cast.archive()).state();
		this.random = new SplittableRandom(seed * 31 + state.pts());
	}

	/**
	 * Somebody does something.
	 */
	void act() {
		int dice = this.random.nextInt(100);
		if (dice < 55 || this.spoken.isEmpty()) {
			speak();
		}
		else if (dice < 72) {
			any(this.spoken).message().edits(line() + " (edited)");
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
			fidget();
		}
	}

	private void speak() {
		SimulatedAccount somebody = any(this.cast.people());
		switch (this.random.nextInt(6)) {
			case 0 -> say(somebody, this.cast.archive());
			case 1 -> say(this.cast.archive(), somebody);
			case 2 -> say(somebody, this.cast.group());
			case 3 -> say(somebody, this.cast.supergroup());
			default -> say(this.cast.owner(), any(this.cast.broadcasts()));
		}
	}

	private void say(SimulatedAccount speaker, SimulatedPeer where) {
		this.spoken.add(new Spoken(speaker, speaker.sends(where, line())));
		if (this.spoken.size() > MEMORY) {
			this.spoken.remove(0);
		}
	}

	private void delete() {
		Spoken first = forget();
		if (this.spoken.isEmpty() || this.random.nextInt(3) > 0) {
			first.message().deletes();
			return;
		}
		Spoken second = any(this.spoken);
		if (second.speaker() == first.speaker()) {
			this.spoken.remove(second);
			first.speaker().deletes(first.message(), second.message());
		}
		else {
			first.message().deletes();
		}
	}

	private Spoken forget() {
		return this.spoken.remove(this.random.nextInt(this.spoken.size()));
	}

	private void pin() {
		SimulatedMessage message = any(this.spoken).message();
		if (this.random.nextBoolean()) {
			message.pins();
		}
		else {
			message.unpins();
		}
	}

	private void read() {
		SimulatedAccount somebody = any(this.cast.people());
		if (this.random.nextBoolean()) {
			this.cast.archive().reads(somebody);
		}
		else {
			somebody.reads(this.random.nextBoolean() ? this.cast.archive() : this.cast.group());
		}
	}

	/**
	 * What leaves no trace in a log: it may be lost for good.
	 */
	private void fidget() {
		SimulatedAccount somebody = any(this.cast.people());
		switch (this.random.nextInt(8)) {
			case 0 -> somebody.renames(somebody.name() + " " + this.random.nextInt(100));
			case 1 -> somebody.comesOnlineFor(this.cast.archive());
			default -> somebody.types(this.cast.archive());
		}
	}

	private String line() {
		return any(PHRASES) + " #" + (++this.lines);
	}

	private <T> T any(List<T> candidates) {
		return candidates.get(this.random.nextInt(candidates.size()));
	}

	private record Spoken(SimulatedAccount speaker, SimulatedMessage message) {
	}

}
