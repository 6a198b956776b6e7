package io.github.telegramupdates.engine.sequencing.account;

import io.github.telegramupdates.engine.sequencing.channel.Channels;
import io.github.telegramupdates.engine.sequencing.container.UpdateDate;
import io.github.telegramupdates.engine.sequencing.container.UpdateMatcher;
import io.github.telegramupdates.tl.QtsUpdate;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.updates.State;
import org.jspecify.annotations.Nullable;

/**
 * The very first start of an account: it begins at the server's state, and what the
 * difference from there brings is new. Nothing is committed before the last page, so a
 * crash before that begins again.
 */
final class FirstStart {

	private final AccountBoxes boxes;

	private final AccountLane lane;

	private final Channels channels;

	private boolean underWay;

	private @Nullable Integer since;

	FirstStart(AccountBoxes boxes, AccountLane lane, Channels channels) {
		this.boxes = boxes;
		this.lane = lane;
		this.channels = channels;
	}

	void begins() {
		this.underWay = true;
	}

	boolean isUnderWay() {
		return this.underWay;
	}

	/**
	 * The server named where the account begins. If it has to say so once more, new is
	 * what is new to the first answer.
	 */
	void beginsAt(State state) {
		if (this.underWay && this.since == null) {
			this.since = state.date();
		}
	}

	/**
	 * The first difference has come to its end, if it is one. What is buffered follows
	 * after the batch that is the beginning.
	 */
	void end() {
		if (this.underWay) {
			this.underWay = false;
			this.channels.catchUp();
			this.lane.flush(this.channels);
		}
	}

	/**
	 * Whether a member of a difference is to be delivered. Positions of the state can be
	 * stale, and a difference from there brings what is older, which its date says.
	 * Without a date, members of the qts box are taken for old, because its position is
	 * the one that is often stale. What was pushed as well is new whatever its date.
	 */
	boolean isNews(Update member) {
		return !this.underWay || this.since == null || isSince(member, this.since)
				|| this.boxes.isBuffered((pushed) -> UpdateMatcher.is(pushed, member));
	}

	private static boolean isSince(Update member, int date) {
		Integer age = UpdateDate.of(member);
		return (age != null) ? age >= date : !(member instanceof QtsUpdate);
	}

}
