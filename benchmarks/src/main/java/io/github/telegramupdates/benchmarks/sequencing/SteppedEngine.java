package io.github.telegramupdates.benchmarks.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.sequencing.AccountEngine;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Output;

/**
 * Anything that sequences updates: the engine, and what it is compared to.
 */
@FunctionalInterface
interface SteppedEngine {

	List<Output> step(Input input);

	static SteppedEngine accountEngine() {
		AccountEngine engine = AccountEngine.forUser(Traffic.SELF);
		return engine::step;
	}

}
