package io.github.telegramupdates.engine.sequencing.box;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.sequencing.SequencingSettings;
import io.github.telegramupdates.engine.sequencing.machine.Counters;
import io.github.telegramupdates.engine.sequencing.machine.SequencingContext;
import org.jspecify.annotations.Nullable;

/**
 * Whether the server has reset the positions of a box: what speaks for it, the
 * members that may be the first ones of the new count, and what the server says.
 */
public final class CountReset {

	private static final int FAR_AHEAD = 1 << 30;

	private final Buffer<SequencedUpdate> members;

	private final Counters counters;

	private final SequencingSettings.Verification settings;

	private boolean suspected;

	private int position;

	private boolean shownByMessage;

	private boolean doubtful;

	/** Of a channel: how its question is asked. */
	private final PositionSearch search;

	public CountReset(SequencingContext context) {
		this.counters = context.counters();
		this.settings = context.settings().verification();
		this.members = new Buffer<>(context.budget().ofSuspects(), context.settings().lanes());
		this.search = new PositionSearch(context.settings().channels().searchPages());
	}

	/**
	 * Whether a position is so far behind that this is a sign by itself.
	 */
	public static boolean isFarBehind(int position, int from, SequencingSettings settings) {
		return isFarBehind(position, from, settings.verification());
	}

	private static boolean isFarBehind(int position, int from, SequencingSettings.Verification settings) {
		return (long) from - position > settings.near();
	}

	/**
	 * Whether a position is so far ahead that nobody should wait for what lies between.
	 */
	public static boolean isFarAhead(int position, int from) {
		return (long) position - from > FAR_AHEAD;
	}

	public boolean isSuspected() {
		return this.suspected;
	}

	/**
	 * A box at a position may be reset.
	 */
	public void suspect(int from) {
		if (!this.suspected) {
			this.suspected = true;
			this.position = from;
		}
	}

	/**
	 * Keeps a member that may be of the new count. Those with a new message are surely no
	 * old ones that are sent again, so from the first of them on only such are kept.
	 * @return whether it is kept
	 */
	public boolean keep(BufferedMember<SequencedUpdate> member, Sign sign) {
		if (sign == Sign.NEW_MESSAGE && !this.shownByMessage) {
			this.shownByMessage = true;
			drop();
		}
		boolean likeOthers = (sign == Sign.NEW_MESSAGE) == this.shownByMessage;
		return likeOthers && this.members.hasRoomFor(member) && this.members.add(member);
	}

	// what was kept was seen before
	private void drop() {
		while (!this.members.isEmpty()) {
			this.members.removeFirst();
			this.counters.duplicate();
		}
	}

	/**
	 * How the server is asked where it is in a channel.
	 */
	public PositionSearch search() {
		return this.search;
	}

	/**
	 * Whether the position that the server named is enough to know that it is not behind,
	 * however far it is.
	 */
	public boolean isRefutedFrom(int reported) {
		return reported >= this.position;
	}

	/**
	 * Judges where the server says it is. What was pushed since may have overtaken the
	 * answer, so the box's own position does not matter.
	 */
	public Verdict judge(int reported) {
		if (isFarAhead(reported, this.position)) {
			return Verdict.FAR_AHEAD;
		}
		if (isFarBehind(reported, this.position, this.settings)) {
			return Verdict.NEW_COUNT;
		}
		if (reported >= this.position || !this.shownByMessage) {
			return Verdict.REFUTED;
		}
		// a replica that lags says the same, but not for long
		boolean confirmed = this.doubtful;
		this.doubtful = true;
		return confirmed ? Verdict.NEW_COUNT : Verdict.ASK_AGAIN;
	}

	/**
	 * Where the new count begins: before the first member that was pushed in it.
	 * @param reported where the server says it is
	 */
	public int beginning(int reported) {
		return this.members.isEmpty() ? reported : (int) Math.max(0, Math.min(reported, this.members.first().start()));
	}

	/**
	 * Hands over the members of the new count, and suspects nothing any more. Those that
	 * follow only after a gap are left to the fetch.
	 * @param reported where the server says it is
	 */
	public List<BufferedMember<SequencedUpdate>> take(int reported) {
		List<BufferedMember<SequencedUpdate>> taken = new ArrayList<>();
		int reached = reported;
		while (!this.members.isEmpty() && this.members.first().start() <= reached) {
			BufferedMember<SequencedUpdate> member = this.members.removeFirst();
			reached = Math.max(reached, member.position());
			taken.add(member);
		}
		clear();
		return taken;
	}

	/**
	 * Suspects nothing any more.
	 */
	public void clear() {
		drop();
		this.suspected = false;
		this.shownByMessage = false;
		this.doubtful = false;
	}

	/** What a member behind the position of its box says. */
	public enum Sign {

		/** Nothing: it was sent again. */
		NONE,

		/** Perhaps something: it is far behind. */
		FAR_BEHIND,

		/** Something new happened at an old position. */
		NEW_MESSAGE;

		/**
		 * The sign that a member is.
		 * @param from where its box is
		 * @param topMessageId highest id of a message that was delivered, 0 if not known
		 */
		public static Sign of(@Nullable SequencedUpdate update, int position, int from, int topMessageId,
				SequencingSettings settings) {
			if (update != null && topMessageId != MessageIds.NONE
					&& MessageIds.highestOf(update.update()) > topMessageId) {
				return NEW_MESSAGE;
			}
			return isFarBehind(position, from, settings) ? FAR_BEHIND : NONE;
		}

	}

	/** What an answer of the server proves. */
	public enum Verdict {

		/** It has reset its count. */
		NEW_COUNT,

		/** Nothing yet: a later answer will. */
		ASK_AGAIN,

		/** It has moved on by more than anyone can wait for. */
		FAR_AHEAD,

		/** Nothing happened. */
		REFUTED

	}

}
