package io.github.telegramupdates.engine.invariant;

import java.util.List;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;

/**
 * I-8: while a fetch of a lane is under way, nothing that was pushed is delivered in it,
 * because the answer could not be distinguished from it.
 */
final class HoldWhileFetching implements Invariant {

	@Override
	public void check(EngineStep step, PendingWork pending) {
		step.batches().filter((batch) -> pending.isHolding(batch.lane())).forEach((batch) -> checkBatch(batch, step));
	}

	private static void checkBatch(Batch batch, EngineStep step) {
		List<SequencedUpdate> pushed = EngineStep.sequenced(batch).toList();
		Check.that(pushed.isEmpty(), "I-8: %s delivered %s during a fetch: %s", batch.lane(), pushed, step);
	}

}
