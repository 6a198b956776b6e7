package io.github.telegramupdates.mtproto.session;

import java.util.ArrayList;
import java.util.List;

/**
 * What a step wants done.
 */
final class Outbox {

	private List<SessionOutput> outputs = new ArrayList<>();

	void add(SessionOutput output) {
		this.outputs.add(output);
	}

	List<SessionOutput> take() {
		List<SessionOutput> taken = this.outputs;
		this.outputs = new ArrayList<>();
		return taken;
	}

}
