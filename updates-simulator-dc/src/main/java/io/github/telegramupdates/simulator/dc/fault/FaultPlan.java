package io.github.telegramupdates.simulator.dc.fault;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The faults that are still to happen, over all sessions. Once they begin, each happens
 * as soon as it can.
 */
public final class FaultPlan {

	private final Map<Fault, Integer> left = new EnumMap<>(Fault.class);

	private final Deque<Integer> codes = new ArrayDeque<>();

	private boolean begun;

	/**
	 * Plans faults.
	 * @param requests which
	 */
	public FaultPlan(List<FaultRequest> requests) {
		for (FaultRequest request : requests) {
			if (request.fault() == Fault.BAD_MESSAGE) {
				this.codes.add(request.number());
			}
			else {
				this.left.merge(request.fault(), request.number(), Integer::sum);
			}
		}
	}

	/**
	 * Lets the faults happen from now on.
	 */
	public void begin() {
		this.begun = true;
	}

	/**
	 * Takes one occurrence of a fault off the plan.
	 * @param fault the fault
	 * @return whether it happens now
	 */
	public boolean take(Fault fault) {
		if (!this.begun) {
			return false;
		}
		int times = this.left.getOrDefault(fault, 0);
		this.left.put(fault, Math.max(0, times - 1));
		return times > 0;
	}

	/**
	 * Takes one rejection off the plan.
	 * @return its code, or 0 for none
	 */
	public int takeCode() {
		Integer code = this.begun ? this.codes.poll() : null;
		return (code != null) ? code : 0;
	}

}
