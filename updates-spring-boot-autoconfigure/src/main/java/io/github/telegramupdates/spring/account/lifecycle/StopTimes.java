package io.github.telegramupdates.spring.account.lifecycle;

import java.time.Duration;

/**
 * How the time of a shutdown phase is divided: most of it belongs to the transactions
 * that run, some to handlers that are interrupted then, and a rest remains.
 *
 * @param phase how long the phase may take
 */
public record StopTimes(Duration phase) {

	/**
	 * How long running transactions may go on.
	 * @return eight tenths of the phase
	 */
	public Duration grace() {
		return this.phase.multipliedBy(8).dividedBy(10);
	}

	/**
	 * How long handlers that were interrupted may take to end.
	 * @return a tenth of the phase
	 */
	Duration interrupted() {
		return this.phase.dividedBy(10);
	}

}
