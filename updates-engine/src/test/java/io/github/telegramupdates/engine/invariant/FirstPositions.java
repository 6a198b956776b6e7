package io.github.telegramupdates.engine.invariant;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.engine.storage.StateChange.ChannelChange;
import io.github.telegramupdates.tl.Update;

/**
 * A channel begins where the first position lies that was seen of it, or before it: where
 * it was announced to be, or before what was pushed.
 */
final class FirstPositions implements Invariant {

	private final Map<Long, Integer> recorded = new HashMap<>();

	@Override
	public void check(EngineStep step, PendingWork pending) {
		if (step.input() instanceof Input.Load load) {
			load.channels().forEach((stored) -> this.recorded.put(stored.channelId(), Integer.MAX_VALUE));
		}
		else if (step.input() instanceof Input.Live live) {
			record(ContainerMembers.of(live.updates()).updates());
		}
		step.batches()
			.filter((batch) -> batch.change() instanceof ChannelChange channel && channel.expected() == null)
			.forEach((batch) -> check(batch, (ChannelChange) batch.change()));
	}

	private void record(List<Update> updates) {
		for (Update update : updates) {
			int start = ContainerMembers.startOf(update);
			if (start > 0) {
				this.recorded.putIfAbsent(ContainerMembers.channelOf(update), start);
			}
		}
	}

	private void check(Batch batch, ChannelChange channel) {
		int first = this.recorded.getOrDefault(channel.channelId(), Integer.MAX_VALUE);
		int start = IntStream.concat(delivered(batch, channel), passed(channel)).min().orElse(channel.next().pts());
		Check.that(start <= first, "channel %d begins at %d, and was at %d when it was first heard of",
				channel.channelId(), start, first);
	}

	private static IntStream delivered(Batch batch, ChannelChange channel) {
		return batch.updates()
			.stream()
			.filter((update) -> update.box().channelId() == channel.channelId() && update.count() > 0)
			.mapToInt((update) -> update.position() - update.count());
	}

	private static IntStream passed(ChannelChange channel) {
		return channel.holes()
			.stream()
			.filter(HistoryHole.Range.class::isInstance)
			.mapToInt((hole) -> ((HistoryHole.Range) hole).from());
	}

}
