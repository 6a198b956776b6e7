package io.github.telegramupdates.engine.sequencing.fetch;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.engine.sequencing.SequencingSettings;
import io.github.telegramupdates.engine.sequencing.machine.Outbox;

/**
 * How large a page to ask for after an answer that could not be decoded: ever smaller
 * ones, until what cannot be decoded is alone, and twice as large after each page that
 * can be. So everything before it is delivered. Nothing is passed: a box of which no page
 * can be decoded waits, and is asked for 15, 30, 60, 120, then every 240 minutes.
 */
public final class PageNarrowing {

	private static final int NONE = Integer.MAX_VALUE;

	private final SequencingSettings settings;

	private int limit = NONE;

	private int asked = NONE;

	/** Whether smaller pages lead nowhere. */
	private boolean useless;

	private int failures;

	/** How often the box was given up since the last answer. */
	private int refusals;

	public PageNarrowing(SequencingSettings settings) {
		this.settings = settings;
	}

	/**
	 * A request is made.
	 * @param usual how large a page is asked for otherwise
	 * @return how large a page to ask for
	 */
	public int ask(int usual) {
		this.asked = Math.min(usual, this.limit);
		return this.asked;
	}

	/**
	 * A request without a limit of its own is made.
	 * @return how large a page to ask for, {@link Output.FetchAccount#NO_LIMIT} if that
	 * is left to the server
	 */
	public int ask() {
		return (ask(NONE) == NONE) ? Output.FetchAccount.NO_LIMIT : this.asked;
	}

	/**
	 * Whether the last request was for a smaller page than usual.
	 */
	public boolean isNarrow() {
		return this.limit != NONE;
	}

	/**
	 * The answer could not be decoded.
	 * @return whether another request soon is worth it
	 */
	public boolean failed() {
		SequencingSettings.Narrowing narrowing = this.settings.narrowing();
		this.failures++;
		if (this.useless || this.asked <= narrowing.smallest()) {
			return this.failures < narrowing.attempts();
		}
		this.limit = Math.max(narrowing.smallest(), Math.min(this.asked / narrowing.divisor(), narrowing.largest()));
		return true;
	}

	/**
	 * The answer could be decoded.
	 * @param helpful whether it led anywhere; if not, pages of the usual size are asked
	 * for
	 */
	public void answered(boolean helpful) {
		this.failures = 0;
		this.refusals = 0;
		if (helpful) {
			this.useless = false;
			this.limit = (this.limit < this.settings.narrowing().largest()) ? this.limit * 2 : NONE;
		}
		else if (isNarrow()) {
			widen();
		}
	}

	/**
	 * Smaller pages lead nowhere: asks for pages of the usual size until there is one.
	 */
	public void widen() {
		this.useless = true;
		this.limit = NONE;
	}

	/**
	 * No page can be decoded, which is reported once until there is an answer.
	 * @return how long to wait, in milliseconds
	 */
	public long giveUp(BoxId box, int position, FetchError error, Outbox outbox) {
		long millis = RetryWait.lastingMillis(this.refusals, this.settings.retries());
		if (this.refusals == 0) {
			outbox.report(new EngineEvent.DifferenceUndecodable(box, position, error.type(), millis));
		}
		this.refusals++;
		return millis;
	}

}
