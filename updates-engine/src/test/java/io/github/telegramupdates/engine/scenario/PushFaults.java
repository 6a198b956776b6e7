package io.github.telegramupdates.engine.scenario;

import io.github.telegramupdates.simulator.connection.Faults;

/**
 * What the line does to the pushes of one operation. Nothing is left to chance.
 *
 * @param lost whether they never arrive
 * @param twice whether they arrive twice
 * @param lateMillis by how much others may overtake them, 0 for not at all
 */
record PushFaults(boolean lost, boolean twice, int lateMillis) {

	static final PushFaults ARRIVES = new PushFaults(false, false, 0);

	static final PushFaults LOST = new PushFaults(true, false, 0);

	private static final long DELAY = 20;

	/**
	 * A line that does this to everything.
	 * @param resending whether what a disconnected line missed is sent again
	 * @return the line
	 */
	Faults line(boolean resending) {
		long delay = DELAY + this.lateMillis;
		Faults.Builder line = Faults.builder()
			.loss(this.lost ? 1 : 0)
			.duplication(this.twice ? 1 : 0)
			.reordering((this.lateMillis > 0) ? 1 : 0, 1)
			.delay(delay, delay);
		return (resending ? line.resending() : line).build();
	}

}
