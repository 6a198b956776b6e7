package io.github.telegramupdates.benchmarks.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;

/**
 * An account without I/O: whatever is delivered is committed at once.
 */
public final class SteppedAccount {

	private final SteppedEngine sequencer;

	private long committed;

	SteppedAccount(SteppedEngine sequencer, Input.Load load) {
		this.sequencer = sequencer;
		for (Output output : step(load)) {
			if (output instanceof Output.FetchAccount fetch) {
				DifferenceEmpty nothing = new DifferenceEmpty(Traffic.NOW.serverUnixSeconds() - 10, 0);
				step(new Input.AccountFetched(Traffic.NOW, fetch.fetchId(), nothing));
			}
		}
	}

	/**
	 * An account with the engine.
	 * @param load what is stored
	 * @return the account, up to date
	 */
	public static SteppedAccount withEngine(Input.Load load) {
		return new SteppedAccount(SteppedEngine.accountEngine(), load);
	}

	/**
	 * Takes an input, and commits what is delivered.
	 * @param input what happened
	 * @return what the sequencer put out
	 */
	public List<Output> step(Input input) {
		List<Output> outputs = this.sequencer.step(input);
		for (int i = 0; i < outputs.size(); i++) {
			if (outputs.get(i) instanceof Output.Deliver deliver) {
				Batch batch = deliver.batch();
				this.committed += batch.updates().size();
				this.sequencer.step(new Input.Committed(Traffic.NOW, batch.lane(), batch.id()));
			}
		}
		return outputs;
	}

	/**
	 * How many updates were committed.
	 * @return how many
	 */
	public long committed() {
		return this.committed;
	}

}
