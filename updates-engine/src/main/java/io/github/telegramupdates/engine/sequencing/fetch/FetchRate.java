package io.github.telegramupdates.engine.sequencing.fetch;

import java.util.List;
import java.util.Map;

import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.engine.sequencing.SequencingSettings;
import io.github.telegramupdates.engine.sequencing.machine.Deadlines;
import io.github.telegramupdates.engine.sequencing.machine.SequencingContext;
import org.jspecify.annotations.Nullable;

/**
 * How fast channels may be fetched: as many at a time as the cap allows. A flood wait
 * lets the method rest and halves the cap, which grows back by one a minute; until it is
 * whole again, a token bucket limits the requests to 20 a second, and 20 more with each
 * minute.
 */
public final class FetchRate {

	private final Deadlines deadlines;

	private final SequencingSettings settings;

	private int cap;

	/** How often the cap grew since the last flood wait. */
	private int growths;

	/** When the bucket would be empty, had it been drained without end. */
	private long emptyAt;

	private MethodRest rest = MethodRest.NONE;

	private Deadlines.@Nullable Deadline alarm;

	private Deadlines.@Nullable Deadline recovery;

	public FetchRate(SequencingContext context) {
		this.deadlines = context.deadlines();
		this.settings = context.settings();
		this.cap = largestCap();
		this.emptyAt = Long.MIN_VALUE / 2;
	}

	private int largestCap() {
		return this.settings.channels().inFlight();
	}

	/**
	 * Takes leave to send a request.
	 * @param wake what to do when it may be granted, if it is refused
	 */
	public boolean grant(int inFlight, Runnable wake) {
		long now = this.deadlines.now();
		if (inFlight >= (this.rest.isFrozen() ? 1 : this.cap)) {
			return false;
		}
		long from = Math.max(this.emptyAt, now - this.settings.channels().burst() * millisPerToken());
		long at = Math.max(from + millisPerToken(), this.rest.until());
		if (at > now) {
			wakeAt(at, wake);
			return false;
		}
		this.emptyAt = from + millisPerToken();
		return true;
	}

	private long millisPerToken() {
		int perSecond = this.settings.channels().perSecond() * (1 + this.growths);
		return (this.cap >= largestCap()) ? 0 : (1_000 + perSecond - 1) / perSecond;
	}

	private void wakeAt(long at, Runnable wake) {
		if (this.alarm == null || this.alarm.at() != at) {
			this.deadlines.cancel(this.alarm);
			this.alarm = this.deadlines.at(at, () -> {
				this.alarm = null;
				wake.run();
			});
		}
	}

	/**
	 * The server asked to wait: the method rests for the account. After a flood wait,
	 * fewer requests are under way (T25).
	 * @param wake what to do when more may be sent
	 */
	public void refused(FetchError error, long spread, Runnable wake) {
		this.rest = this.rest.after(error, this.deadlines.now(), spread, this.settings.retries());
		if (error.kind() == FetchError.Kind.FLOOD) {
			this.cap = halved(this.cap);
			this.growths = 0;
			growAt(this.rest.until() + this.settings.channels().recoveryMillis(), wake);
		}
	}

	/**
	 * The server answered.
	 */
	public void answered() {
		this.rest = this.rest.answered();
	}

	/**
	 * What the server wants of the method.
	 */
	public MethodRest rest() {
		return this.rest;
	}

	static int halved(int cap) {
		return Math.max(1, cap / 2);
	}

	private void growAt(long monotonicMillis, Runnable wake) {
		this.deadlines.cancel(this.recovery);
		this.recovery = this.deadlines.at(monotonicMillis, () -> recover(wake));
	}

	/**
	 * Takes over what an earlier engine learnt. It may have emptied the bucket.
	 * @param wake what to do when more may be sent
	 */
	public void restore(ServerLimits limits, Runnable wake) {
		this.rest = limits.rest(FetchMethod.CHANNEL_DIFFERENCE);
		this.cap = limits.channelCap(largestCap());
		this.growths = limits.capGrowths();
		this.emptyAt = this.deadlines.now();
		if (limits.capGrowsAt() != Output.ArmTimer.NEVER) {
			growAt(limits.capGrowsAt(), wake);
		}
	}

	/**
	 * Adds what was learnt to what the account knows.
	 */
	public ServerLimits addTo(Map<FetchMethod, MethodRest> rests, List<FailingDifference> failing) {
		if (this.rest != MethodRest.NONE) {
			rests.put(FetchMethod.CHANNEL_DIFFERENCE, this.rest);
		}
		long growsAt = (this.recovery != null) ? this.recovery.at() : Output.ArmTimer.NEVER;
		return new ServerLimits(rests, this.cap, growsAt, this.growths, failing);
	}

	private void recover(Runnable wake) {
		this.cap++;
		this.growths++;
		this.recovery = null;
		if (this.cap < largestCap()) {
			growAt(this.deadlines.now() + this.settings.channels().recoveryMillis(), wake);
		}
		else {
			this.growths = 0;
		}
		wake.run();
	}

}
