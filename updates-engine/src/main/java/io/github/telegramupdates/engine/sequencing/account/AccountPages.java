package io.github.telegramupdates.engine.sequencing.account;

import io.github.telegramupdates.engine.sequencing.SequencingSettings;
import io.github.telegramupdates.engine.sequencing.Transition;
import io.github.telegramupdates.engine.sequencing.machine.Counters;
import io.github.telegramupdates.engine.sequencing.machine.SequencingContext;
import io.github.telegramupdates.tl.updates.Difference;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import io.github.telegramupdates.tl.updates.DifferenceSlice;
import io.github.telegramupdates.tl.updates.DifferenceTooLong;
import io.github.telegramupdates.tl.updates.DifferenceType;

/**
 * Takes the pages of the account's difference, and says what has to follow each of them.
 */
final class AccountPages {

	private final AccountBoxes boxes;

	private final AccountLane lane;

	private final AccountPageDelivery delivery;

	private final Counters counters;

	private final SequencingSettings.AccountFetching settings;

	private int standstills;

	private int emptyAnswers;

	AccountPages(AccountBoxes boxes, AccountLane lane, AccountPageDelivery delivery, SequencingContext context) {
		this.boxes = boxes;
		this.lane = lane;
		this.delivery = delivery;
		this.counters = context.counters();
		this.settings = context.settings().account();
	}

	/**
	 * How many answers in a row moved nothing.
	 */
	int standstills() {
		return this.standstills;
	}

	/**
	 * What was asked for is there, or something else is asked for from now on.
	 */
	void forgetStandstills() {
		this.standstills = 0;
		this.emptyAnswers = 0;
	}

	/**
	 * Whether an answer that brought nothing is worth another request.
	 */
	boolean mayComeLater() {
		return this.emptyAnswers < this.settings.emptyMillis().size();
	}

	/**
	 * An answer brought nothing although something is missing.
	 * @return how long to wait before the next request, in milliseconds
	 */
	long waitAfterEmptyAnswer() {
		return this.settings.emptyMillis().get(this.emptyAnswers++);
	}

	/**
	 * Takes a page.
	 * @param toTheEnd whether all pages are needed, even if nothing shows to be missing
	 */
	Next take(DifferenceType difference, boolean toTheEnd) {
		if (difference instanceof DifferenceTooLong tooLong) {
			return tooLong(tooLong.pts());
		}
		if (!(difference instanceof DifferenceEmpty) && !this.lane.window().takesPage()) {
			this.counters.count(Transition.NO_ROOM);
			return Next.NO_ROOM;
		}
		if (difference instanceof DifferenceSlice slice) {
			this.counters.count(Transition.PAGE);
			return slice(slice, toTheEnd);
		}
		if (difference instanceof Difference last) {
			this.counters.count(Transition.LAST_PAGE);
			return last(last);
		}
		this.counters.count(Transition.EMPTY_PAGE);
		DifferenceEmpty empty = (DifferenceEmpty) difference;
		this.boxes.answered(empty.date(), empty.seq());
		return Next.END_WITHOUT_PROGRESS;
	}

	private Next last(Difference last) {
		int pts = this.boxes.pts();
		int qts = this.boxes.qts();
		if (this.delivery.deliver(last)) {
			return Next.NEW_COUNT;
		}
		boolean progress = pts != this.boxes.pts() || qts != this.boxes.qts();
		return progress ? Next.END : Next.END_WITHOUT_PROGRESS;
	}

	private Next slice(DifferenceSlice slice, boolean toTheEnd) {
		int pts = this.boxes.pts();
		int qts = this.boxes.qts();
		int date = this.lane.date();
		boolean resetsCount = this.delivery.deliver(slice);
		boolean sameRest = qts == this.boxes.qts() && date == this.lane.date();
		this.standstills = (sameRest && pts == this.boxes.pts()) ? this.standstills + 1 : 0;
		if (this.standstills >= this.settings.standstills() - 1) {
			this.counters.count(Transition.STANDSTILL);
		}
		if (resetsCount) {
			return Next.NEW_COUNT;
		}
		if (this.standstills >= this.settings.standstills()) {
			this.standstills = 0;
			return Next.NEW_POSITION;
		}
		if (this.standstills == this.settings.standstills() - 1) {
			return Next.PAGE_AFTER_A_WAIT;
		}
		return (!toTheEnd && sameRest && this.boxes.isBufferReached()) ? Next.EARLY_END : Next.PAGE;
	}

	private Next tooLong(int pts) {
		if (pts <= this.boxes.pts()) {
			this.standstills++;
			return Next.TOO_LONG_FOR_NOTHING;
		}
		this.counters.count(Transition.ACCOUNT_TOO_LONG);
		this.boxes.tooLong(pts);
		return Next.PAGE;
	}

	/** What has to follow a page. */
	enum Next {

		/** The next page. */
		PAGE,

		/** The next page, but not at once: the last ones were the same. */
		PAGE_AFTER_A_WAIT,

		/** Nothing: all that there is came. */
		END,

		/** Nothing: what was pushed follows. */
		EARLY_END,

		/** Nothing, unless something is still missing. */
		END_WITHOUT_PROGRESS,

		/** The same page, once there is room. */
		NO_ROOM,

		/** A position from the state: pages that stand still lead nowhere. */
		NEW_POSITION,

		/** A position of the new count that the server announced. */
		NEW_COUNT,

		/** The same question, later: the log begins before the position. */
		TOO_LONG_FOR_NOTHING

	}

}
