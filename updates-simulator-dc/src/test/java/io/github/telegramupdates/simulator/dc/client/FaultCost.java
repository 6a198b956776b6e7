package io.github.telegramupdates.simulator.dc.client;

import java.util.List;

/**
 * What a client may need in all when one fault happens to it.
 *
 * @param fault the fault, with its number
 * @param connections how many connections
 * @param sessions how many sessions
 * @param exchanges how many keys
 */
record FaultCost(String fault, int connections, int sessions, int exchanges) {

	/** All of them; those that need much patience first. */
	static final List<FaultCost> ALL = List.of(new FaultCost("silence", 2, 1), new FaultCost("flood429", 2, 1),
			new FaultCost("bad-salt", 1, 1), new FaultCost("bad-msg:16", 1, 1), new FaultCost("bad-msg:20", 1, 1),
			new FaultCost("dup", 1, 1), new FaultCost("gzip:2", 1, 1), new FaultCost("container", 1, 1),
			new FaultCost("unknown", 1, 1), new FaultCost("msg-detailed:2", 1, 1), new FaultCost("bad-msg:17", 1, 2),
			new FaultCost("bad-msg:18", 1, 2), new FaultCost("bad-msg:19", 1, 2), new FaultCost("bad-msg:32", 1, 2),
			new FaultCost("bad-msg:33", 1, 2), new FaultCost("bad-msg:34", 1, 2), new FaultCost("bad-msg:35", 1, 2),
			new FaultCost("bad-msg:64", 1, 2), new FaultCost("disconnect", 2, 1), new FaultCost("half", 2, 1),
			new FaultCost("wrong-key", 2, 1), new FaultCost("not-found", 2, 1), new FaultCost("lose-session", 1, 2),
			new FaultCost("drop-result", 1, 1), new FaultCost("fragment:5", 1, 1), new FaultCost("slice", 1, 1),
			new FaultCost("channel-gap", 1, 1), new FaultCost("internal", 1, 1), new FaultCost("flood", 1, 1),
			new FaultCost("migrate", 2, 2, 2));

	FaultCost(String fault, int connections, int sessions) {
		this(fault, connections, sessions, 1);
	}

	/** What both faults may cost. */
	FaultCost plus(FaultCost other) {
		return new FaultCost(this.fault + " " + other.fault, this.connections + other.connections - 1,
				this.sessions + other.sessions - 1);
	}

	@Override
	public String toString() {
		return this.fault;
	}

}
