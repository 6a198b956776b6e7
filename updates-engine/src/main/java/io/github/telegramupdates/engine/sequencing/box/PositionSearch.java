package io.github.telegramupdates.engine.sequencing.box;

import io.github.telegramupdates.tl.Dialog;
import io.github.telegramupdates.tl.updates.ChannelDifference;
import io.github.telegramupdates.tl.updates.ChannelDifferenceEmpty;
import io.github.telegramupdates.tl.updates.ChannelDifferenceTooLong;
import io.github.telegramupdates.tl.updates.ChannelDifferenceType;

/**
 * The question where the server is in a channel, whatever the reason to ask for it. The
 * first request is the smallest one, because most answers to it name the dialog.
 * Pages are passed up to the last one, which says where the server is: what they hold is
 * history, and is not delivered.
 */
public final class PositionSearch {

	public static final int FIRST_PTS = 1;

	public static final int FIRST_LIMIT = 1;

	/** Pages after the first one, before the search rests. */
	private final int pagesInARow;

	private int passed;

	private int pages;

	private int rests;

	/**
	 * Creates a search.
	 * @param pagesInARow how many pages after the first one it passes before it rests
	 */
	public PositionSearch(int pagesInARow) {
		this.pagesInARow = pagesInARow;
	}

	/**
	 * Begins again, with the smallest request.
	 */
	public void restart() {
		this.passed = 0;
		this.pages = 0;
		this.rests = 0;
	}

	/**
	 * Where the next request begins.
	 */
	public int pts() {
		return Math.max(FIRST_PTS, this.passed);
	}

	/**
	 * How large a page the next request asks for.
	 * @param limit of an ordinary request
	 */
	public int limit(int limit) {
		return (this.passed == 0) ? FIRST_LIMIT : limit;
	}

	/**
	 * How often the search rested because there were too many pages, for a growing wait.
	 */
	public int rests() {
		return this.rests;
	}

	/**
	 * Takes an answer.
	 */
	public Finding take(ChannelDifferenceType answer) {
		if (answer instanceof ChannelDifference page) {
			return page.final_() ? new Found(page.pts(), 0) : pass(page.pts());
		}
		if (answer instanceof ChannelDifferenceEmpty empty) {
			return new Found(empty.pts(), 0);
		}
		if (((ChannelDifferenceTooLong) answer).dialog() instanceof Dialog dialog && dialog.pts() != null) {
			return new Found(dialog.pts(), dialog.topMessage());
		}
		return Nothing.NO_POSITION;
	}

	private Finding pass(int pts) {
		if (pts <= this.passed) {
			// the same page would be asked for for ever
			return Nothing.STANDSTILL;
		}
		this.passed = pts;
		if (this.pages == this.pagesInARow) {
			this.pages = 0;
			this.rests++;
			return Nothing.TOO_MANY_PAGES;
		}
		this.pages++;
		return new Passed(pts);
	}

	/** What an answer says about the position of the server. */
	public sealed interface Finding permits Found, Passed, Nothing {

	}

	/**
	 * The server is there.
	 *
	 * @param pts the position
	 * @param topMessageId id of the newest message, 0 if the answer does not say
	 */
	public record Found(int pts, int topMessageId) implements Finding {
	}

	/**
	 * The server is at this position or farther: the next page may say.
	 *
	 * @param pts where the page ends
	 */
	public record Passed(int pts) implements Finding {
	}

	/** The answer does not say: the question is asked again, later. */
	public enum Nothing implements Finding {

		/** It names no position. */
		NO_POSITION,

		/** The page leads nowhere. */
		STANDSTILL,

		/** There were too many pages; the search goes on where it is. */
		TOO_MANY_PAGES

	}

}
