package io.github.telegramupdates.engine.sequencing.fetch;

import io.github.telegramupdates.engine.sequencing.SequencingSettings;

/**
 * Until when the server wants a method to be left alone, and why (T25). A flood wait says
 * how long. If the account is frozen, it is 15 minutes at first and twice as long each
 * time that the method is refused again, up to 4 hours, until there is an answer.
 *
 * @param until until when it rests, in monotonic milliseconds
 * @param error the error type that asked for it; empty if none did
 * @param freezes how often in a row the method was called and refused because the account
 * is frozen, 0 since the last answer
 */
public record MethodRest(long until, String error, int freezes) {

	/**
	 * The method was never asked to rest.
	 */
	public static final MethodRest NONE = new MethodRest(Long.MIN_VALUE, "", 0);

	/**
	 * Returns the rest after a refusal.
	 * @param refusal why; only flood waits and frozen accounts count
	 * @param now in monotonic milliseconds
	 * @param spread makes flood waits up to a tenth longer, 0 to wait as asked
	 * @param retries how long a frozen account rests
	 * @return a new rest, never a shorter one
	 */
	public MethodRest after(FetchError refusal, long now, long spread, SequencingSettings.Retries retries) {
		return switch (refusal.kind()) {
			case FLOOD ->
				extended(now + RetryWait.floodMillis(refusal.waitSeconds(), spread), refusal.type(), this.freezes);
			// what was under way when it began says nothing new
			case FROZEN -> (isFrozen() && isResting(now)) ? this
					: extended(now + RetryWait.lastingMillis(this.freezes, retries), refusal.type(), this.freezes + 1);
			default -> this;
		};
	}

	private MethodRest extended(long end, String reason, int freezesNow) {
		return (end > this.until) ? new MethodRest(end, reason, freezesNow)
				: new MethodRest(this.until, this.error, freezesNow);
	}

	/**
	 * Returns the rest after an answer: the account is not frozen.
	 * @return a new rest, no shorter one
	 */
	public MethodRest answered() {
		return isFrozen() ? new MethodRest(this.until, this.error, 0) : this;
	}

	/**
	 * Whether the account was frozen when the method was called last.
	 * @return whether a refusal said so, and no answer came since
	 */
	public boolean isFrozen() {
		return this.freezes > 0;
	}

	/**
	 * Whether the method is not to be called.
	 * @param now in monotonic milliseconds
	 * @return whether it rests
	 */
	public boolean isResting(long now) {
		return now < this.until;
	}

	/**
	 * How long it still rests.
	 * @param now in monotonic milliseconds
	 * @return milliseconds, 0 if it may be called
	 */
	public long millis(long now) {
		return isResting(now) ? this.until - now : 0;
	}

}
