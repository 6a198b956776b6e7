package io.github.telegramupdates.simulator.dc.fault;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The faults that are still to happen, over all clients, and those that did. Once they
 * begin, each happens as soon as it can; some begin at once. Safe for use by several
 * threads.
 */
public final class FaultPlan {

	private final Map<Fault, Deque<Integer>> left = new HashMap<>();

	private final Map<Fault, Integer> hits = new HashMap<>();

	private boolean begun;

	/**
	 * Plans faults.
	 * @param requests which
	 */
	public FaultPlan(Collection<FaultRequest> requests) {
		requests.forEach(this::add);
	}

	/**
	 * Plans one more fault.
	 * @param request which
	 */
	public synchronized void add(FaultRequest request) {
		Fault fault = request.fault();
		Deque<Integer> numbers = this.left.computeIfAbsent(fault, (missing) -> new ArrayDeque<>());
		int times = fault.isCounted() ? request.number() : 1;
		numbers.addAll(Collections.nCopies(times, request.number()));
	}

	/**
	 * Lets the faults happen from now on.
	 */
	public synchronized void begin() {
		this.begun = true;
	}

	/**
	 * Whether a fault can happen now.
	 * @param fault the fault
	 * @return whether it is left
	 */
	public synchronized boolean isDue(Fault fault) {
		return number(fault).isPresent();
	}

	/**
	 * The number that was asked for with the next occurrence of a fault.
	 * @param fault the fault
	 * @return the number, or nothing if it does not happen now
	 */
	public synchronized OptionalInt number(Fault fault) {
		Deque<Integer> numbers = this.left.get(fault);
		boolean due = numbers != null && !numbers.isEmpty() && (this.begun || fault.isFromTheStart());
		return due ? OptionalInt.of(numbers.element()) : OptionalInt.empty();
	}

	/**
	 * Takes one occurrence of a fault off the plan.
	 * @param fault the fault
	 * @return whether it happens now
	 */
	public boolean take(Fault fault) {
		return takeNumber(fault).isPresent();
	}

	/**
	 * Takes one occurrence of a fault off the plan.
	 * @param fault the fault
	 * @return the number that was asked for, or nothing if it does not happen now
	 */
	public synchronized OptionalInt takeNumber(Fault fault) {
		OptionalInt number = number(fault);
		if (number.isPresent()) {
			this.left.get(fault).remove();
			count(fault);
		}
		return number;
	}

	/**
	 * Counts an occurrence of a fault that stays on the plan.
	 * @param fault the fault
	 */
	public synchronized void count(Fault fault) {
		this.hits.merge(fault, 1, Integer::sum);
	}

	/**
	 * What has happened.
	 * @return faults, and how often each happened
	 */
	public synchronized Map<Fault, Integer> hits() {
		return Map.copyOf(this.hits);
	}

}
