package io.github.telegramupdates.simulator.world;

/**
 * An entry of a box's log.
 *
 * @param position pts or qts after the event
 * @param count how many positions it takes
 * @param what what happened
 * @param millis when, in milliseconds since the epoch
 */
public record LogEvent(int position, int count, LoggedChange what, long millis) {

	/**
	 * Whether nobody is notified.
	 * @return whether the event only takes positions
	 */
	public boolean isSilent() {
		return this.what instanceof LoggedChange.Skipped;
	}

	LogEvent with(LoggedChange other) {
		return new LogEvent(this.position, this.count, other, this.millis);
	}

}
