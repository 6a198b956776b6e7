package io.github.telegramupdates.benchmarks.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;

/**
 * An account without I/O: whatever is delivered is committed at once.
 */
final class Account {

	private final Sequencer sequencer;

	Account(Sequencer sequencer, Input.Load load) {
		this.sequencer = sequencer;
		for (Output output : step(load)) {
			if (output instanceof Output.FetchAccount fetch) {
				DifferenceEmpty nothing = new DifferenceEmpty(Traffic.NOW.serverUnixSeconds() - 10, 0);
				step(new Input.AccountFetched(Traffic.NOW, fetch.fetchId(), nothing));
			}
		}
	}

	List<Output> step(Input input) {
		List<Output> outputs = this.sequencer.step(input);
		for (int i = 0; i < outputs.size(); i++) {
			if (outputs.get(i) instanceof Output.Deliver deliver) {
				Batch batch = deliver.batch();
				this.sequencer.step(new Input.Committed(Traffic.NOW, batch.lane(), batch.id()));
			}
		}
		return outputs;
	}

}
