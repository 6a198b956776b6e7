package io.github.telegramupdates.engine.inquest;

import java.util.List;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.DeliveredUpdate;

/**
 * I-8: while a fetch of a lane is under way, nothing that was pushed is delivered in it,
 * because the answer could not be told from it.
 */
final class HoldWhileFetching implements Invariant {

	@Override
	public void check(Step step, Pending pending) {
		step.batches().filter((batch) -> pending.isHolding(batch.lane())).forEach((batch) -> checkBatch(batch, step));
	}

	private static void checkBatch(Batch batch, Step step) {
		List<DeliveredUpdate> pushed = Step.sequenced(batch).toList();
		Verdict.that(pushed.isEmpty(), "I-8: %s delivered %s during a fetch: %s", batch.lane(), pushed, step);
	}

}
