package io.github.telegramupdates.spring.listener;

import java.util.ArrayList;
import java.util.List;

/**
 * What listeners were called with, in order.
 */
class Calls {

	private final List<Object> received = new ArrayList<>();

	void add(Object call) {
		this.received.add(call);
	}

	List<Object> received() {
		return this.received;
	}

}
