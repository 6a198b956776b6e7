package io.github.telegramupdates.simulator.dc.envelope;

import io.github.telegramupdates.simulator.dc.lint.Violation;

/**
 * An encrypted message is not what it should be: nothing of it may be used.
 */
public final class EnvelopeException extends RuntimeException {

	private final Violation violation;

	EnvelopeException(Violation violation) {
		super(violation.toString(), null, false, false);
		this.violation = violation;
	}

	/**
	 * What is wrong with it.
	 * @return the rule that it breaks
	 */
	public Violation violation() {
		return this.violation;
	}

}
