package io.github.telegramupdates.benchmarks.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.sequencing.AccountEngine;
import io.github.telegramupdates.engine.sequencing.AccountKind;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.engine.sequencing.SequencingSettings;

/**
 * Anything that sequences updates: the engine, and what it is compared to.
 */
@FunctionalInterface
interface SteppedEngine {

	List<Output> step(Input input);

	static SteppedEngine accountEngine() {
		AccountEngine engine = new AccountEngine(Traffic.SELF, SequencingSettings.of(AccountKind.USER));
		return engine::step;
	}

}
