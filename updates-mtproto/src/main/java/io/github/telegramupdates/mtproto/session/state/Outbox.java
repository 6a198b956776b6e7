package io.github.telegramupdates.mtproto.session.state;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.mtproto.session.SessionOutput;

/**
 * What a step wants done.
 */
public final class Outbox {

	private List<SessionOutput> outputs = new ArrayList<>();

	public void add(SessionOutput output) {
		this.outputs.add(output);
	}

	public List<SessionOutput> take() {
		List<SessionOutput> taken = this.outputs;
		this.outputs = new ArrayList<>();
		return taken;
	}

}
