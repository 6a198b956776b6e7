package io.github.telegramupdates.engine.invariant;

/**
 * Something that must hold in each step.
 */
interface Invariant {

	/**
	 * Checks a step.
	 * @param step the step
	 * @param pending what the engine waits for
	 * @throws AssertionError if it does not hold
	 */
	void check(EngineStep step, PendingWork pending);

}
