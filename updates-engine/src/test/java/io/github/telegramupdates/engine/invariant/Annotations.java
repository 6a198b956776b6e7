package io.github.telegramupdates.engine.invariant;

import java.util.Set;

import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.storage.StateChange.ChannelChange;

/**
 * I-18: what covers no position neither gives a channel its first position nor moves it.
 */
final class Annotations implements Invariant {

	@Override
	public void check(EngineStep step, PendingWork pending) {
		if (step.input() instanceof Input.Live live) {
			Set<Lane> annotated = ContainerMembers.of(live.updates()).onlyAnnotated();
			step.batches()
				.filter((batch) -> annotated.contains(batch.lane()))
				.map((batch) -> batch.change())
				.filter(ChannelChange.class::isInstance)
				.map(ChannelChange.class::cast)
				.forEach((change) -> Check.that(
						change.expected() != null && change.expected().pts() == change.next().pts(),
						"I-18: an annotation moved a position: %s", step));
		}
	}

}
