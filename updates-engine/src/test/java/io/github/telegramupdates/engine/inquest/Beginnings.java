package io.github.telegramupdates.engine.inquest;

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
 * A channel begins where the first position lies that was heard of it, or before it:
 * where it was announced to be, or before what was pushed.
 */
final class Beginnings implements Invariant {

	private final Map<Long, Integer> heard = new HashMap<>();

	@Override
	public void check(Step step, Pending pending) {
		if (step.input() instanceof Input.Load load) {
			load.channels().forEach((stored) -> this.heard.put(stored.channelId(), Integer.MAX_VALUE));
		}
		else if (step.input() instanceof Input.Live live) {
			hear(Members.of(live.updates()).updates());
		}
		step.batches()
			.filter((batch) -> batch.change() instanceof ChannelChange channel && channel.expected() == null)
			.forEach((batch) -> check(batch, (ChannelChange) batch.change()));
	}

	private void hear(List<Update> updates) {
		for (Update update : updates) {
			int start = Members.startOf(update);
			if (start > 0) {
				this.heard.putIfAbsent(Members.channelOf(update), start);
			}
		}
	}

	private void check(Batch batch, ChannelChange channel) {
		int first = this.heard.getOrDefault(channel.channelId(), Integer.MAX_VALUE);
		int start = IntStream.concat(delivered(batch, channel), passed(channel)).min().orElse(channel.next().pts());
		Verdict.that(start <= first, "channel %d begins at %d, and was at %d when it was first heard of",
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
