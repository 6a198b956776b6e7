package io.github.telegramupdates.engine.invariant;

import java.util.stream.Stream;

import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.storage.StateChange.AccountChange;

/**
 * I-17: the date is moved by answers only, never back, and never ahead of the server.
 */
final class Dates implements Invariant {

	@Override
	public void check(EngineStep step, PendingWork pending) {
		boolean answer = step.input() instanceof Input.AccountFetched || step.input() instanceof Input.StateFetched;
		changes(step).forEach((change) -> {
			int before = (change.expected() != null) ? change.expected().date() : 0;
			int after = change.next().date();
			Check.that(after == before || answer, "I-17: the date was moved to %d by %s", after, step);
			Check.that(after >= before && after <= step.input().at().serverUnixSeconds() + 1, "I-17: date %d in %s",
					after, step);
		});
	}

	private static Stream<AccountChange> changes(EngineStep step) {
		return step.batches()
			.map((batch) -> batch.change())
			.filter(AccountChange.class::isInstance)
			.map(AccountChange.class::cast);
	}

}
