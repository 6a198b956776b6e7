package io.github.telegramupdates.engine.sequencing.fetch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.sequencing.SequencingSettings;
import io.github.telegramupdates.engine.sequencing.machine.Deadlines;
import io.github.telegramupdates.engine.sequencing.machine.SequencingContext;

/**
 * How often the server is asked whether it has reset its count: for a box once a minute,
 * after each refusal half as often down to once an hour, and for an account ten times a
 * minute.
 */
public final class VerificationRate {

	private static final long MINUTE_MILLIS = 60_000;

	/** More doublings than any wait needs to be the longest. */
	private static final int MOST_DOUBLINGS = 30;

	private static final Wait NEVER_ASKED = new Wait(0, 0, Long.MIN_VALUE / 2);

	private final Deadlines deadlines;

	private final SequencingSettings.Verification settings;

	private final Map<BoxId, Wait> waits = new HashMap<>();

	/** When the last questions were asked. */
	private final Deque<Long> asked = new ArrayDeque<>();

	public VerificationRate(SequencingContext context) {
		this.deadlines = context.deadlines();
		this.settings = context.settings().verification();
	}

	/**
	 * Whether a box has been left alone for long enough.
	 */
	public boolean allows(BoxId box) {
		return nextAt(box) <= this.deadlines.now();
	}

	/**
	 * From when on a box may be asked for.
	 */
	public long nextAt(BoxId box) {
		return waitOf(box).nextAt();
	}

	/**
	 * When the account may ask its next question, whatever box it is for.
	 */
	public long freeAt() {
		boolean free = this.asked.size() < this.settings.perMinute();
		return free ? Long.MIN_VALUE : this.asked.getFirst() + MINUTE_MILLIS;
	}

	public boolean isFree() {
		return freeAt() <= this.deadlines.now();
	}

	/**
	 * A question is asked.
	 */
	public void asked(BoxId box) {
		long now = this.deadlines.now();
		if (this.asked.size() == this.settings.perMinute()) {
			this.asked.removeFirst();
		}
		this.asked.addLast(now);
		noted(box);
	}

	/**
	 * Something far off was noted that no question would explain.
	 */
	public void noted(BoxId box) {
		long now = this.deadlines.now();
		// what was long ago says nothing about the next answer
		this.waits.values().removeIf((wait) -> wait.nextAt() + this.settings.longestBoxMillis() <= now);
		this.waits.put(box, new Wait(now, waitOf(box).refusals(), now + this.settings.boxMillis()));
	}

	/**
	 * The server has not reset its count, or cannot say.
	 */
	public void refused(BoxId box) {
		Wait wait = waitOf(box);
		long pause = Math.min(this.settings.longestBoxMillis(),
				this.settings.boxMillis() << Math.min(wait.refusals(), MOST_DOUBLINGS));
		this.waits.put(box, new Wait(wait.askedAt(), wait.refusals() + 1, wait.askedAt() + pause));
	}

	/**
	 * The server has reset its count, as was suspected.
	 */
	public void confirmed(BoxId box) {
		Wait wait = waitOf(box);
		this.waits.put(box, new Wait(wait.askedAt(), 0, wait.nextAt()));
	}

	private Wait waitOf(BoxId box) {
		return this.waits.getOrDefault(box, NEVER_ASKED);
	}

	private record Wait(long askedAt, int refusals, long nextAt) {
	}

}
