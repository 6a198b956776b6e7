package io.github.telegramupdates.engine.invariant;

import java.util.Set;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.sequencing.Input;
import org.jspecify.annotations.Nullable;

/**
 * I-11: what concerns channels only is delivered in their lanes, or has none. What
 * concerns the account may fan out to channels.
 */
final class Isolation implements Invariant {

	@Override
	public void check(EngineStep step, PendingWork pending) {
		Set<Lane> lanes = lanesOf(step.input(), pending);
		if (lanes != null) {
			step.batches()
				.map((batch) -> batch.lane())
				.filter((lane) -> !(lane instanceof Lane.Ephemeral))
				.forEach((lane) -> Check.that(lanes.contains(lane), "I-11: %s moved by %s", lane, step));
		}
	}

	private static @Nullable Set<Lane> lanesOf(Input input, PendingWork pending) {
		if (input instanceof Input.Live live) {
			return ContainerMembers.of(live.updates()).onlyChannels();
		}
		if (input instanceof Input.Affected affected) {
			return (affected.box().kind() == BoxId.Kind.CHANNEL) ? Set.of(Lane.channel(affected.box().channelId()))
					: Set.of(Lane.ACCOUNT);
		}
		if (input instanceof Input.PtsHint hint) {
			return Set.of(Lane.channel(hint.channelId()));
		}
		if (input instanceof Input.ChannelFetched answer) {
			return Set.of(pending.fetched(answer.fetchId()));
		}
		return (input instanceof Input.Committed committed && committed.lane() instanceof Lane.Channel)
				? Set.of(committed.lane()) : null;
	}

}
