package io.github.telegramupdates.simulator.dc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.telegramupdates.simulator.dc.fault.Fault;
import io.github.telegramupdates.simulator.dc.lint.Violations;

/**
 * Counts what clients cost.
 */
final class CostCounter {

	private final List<String> sent = new ArrayList<>();

	private final Violations violations = new Violations();

	private int connections;

	private int sessions;

	private int exchanges;

	private int logins;

	private int repeatedCalls;

	private int sharedKeys;

	void countConnection() {
		this.connections++;
	}

	void countSession() {
		this.sessions++;
	}

	void countExchange() {
		this.exchanges++;
	}

	void countLogin() {
		this.logins++;
	}

	void countRepeatedCall() {
		this.repeatedCalls++;
	}

	void countSharedKey() {
		this.sharedKeys++;
	}

	void addSent(String text) {
		this.sent.add(text);
	}

	Violations violations() {
		return this.violations;
	}

	DataCenterCounters counters(Map<Fault, Integer> faults) {
		return new DataCenterCounters(this.connections, this.sessions, this.exchanges, this.logins, this.repeatedCalls,
				this.sharedKeys, this.sent, this.violations.counts(), faults);
	}

}
