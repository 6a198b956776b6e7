package io.github.telegramupdates.engine.invariant;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.engine.storage.StateChange;
import io.github.telegramupdates.engine.storage.StateChange.AccountChange;
import io.github.telegramupdates.engine.storage.StateChange.ChannelChange;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.updates.Difference;
import io.github.telegramupdates.tl.updates.DifferenceSlice;
import io.github.telegramupdates.tl.updates.DifferenceType;

/**
 * I-14: when a batch of the account is committed that came with the news that a channel
 * is behind, the intent to fetch it is committed by then, or its new position is. A row
 * can be that intent, too.
 */
final class Intents implements Invariant {

	/** Generations of intents, by channel. */
	private final Map<Long, Long> intended = new HashMap<>();

	private final Map<Long, Integer> positions = new HashMap<>();

	/**
	 * Channels whose row says that they cannot be read, or that they are to be fetched.
	 */
	private final Set<Long> flagged = new HashSet<>();

	private final Map<Long, Batch> uncommitted = new HashMap<>();

	private final Map<Long, List<UpdateChannelTooLong>> news = new HashMap<>();

	@Override
	public void check(EngineStep step, PendingWork pending) {
		if (step.input() instanceof Input.Load load) {
			load.channels().forEach((channel) -> take(channel.channelId(), channel.state()));
			load.intents().forEach((intent) -> this.intended.put(intent.channelId(), intent.generation()));
		}
		else if (step.input() instanceof Input.Committed committed) {
			commit(committed.batchId(), step);
		}
		step.batches().forEach((batch) -> this.uncommitted.put(batch.id(), batch));
		if (step.input() instanceof Input.AccountFetched answer) {
			step.batches()
				.filter((batch) -> batch.change() instanceof AccountChange)
				.findFirst()
				.ifPresent((batch) -> this.news.put(batch.id(), tooLong(answer.difference())));
		}
	}

	private void take(long channelId, ChannelState state) {
		this.positions.put(channelId, state.pts());
		if (state.isInaccessible() || state.needsFetch()) {
			this.flagged.add(channelId);
		}
		else {
			this.flagged.remove(channelId);
		}
	}

	private void commit(long batchId, EngineStep step) {
		Batch batch = this.uncommitted.remove(batchId);
		StateChange change = (batch != null) ? batch.change() : null;
		if (change instanceof AccountChange account) {
			account.intents().forEach((intent) -> this.intended.put(intent.channelId(), intent.generation()));
		}
		else if (change instanceof ChannelChange channel) {
			take(channel.channelId(), channel.next());
			this.intended.computeIfPresent(channel.channelId(),
					(id, generation) -> (generation <= channel.settledGeneration()) ? null : generation);
		}
		List<UpdateChannelTooLong> reported = this.news.remove(batchId);
		if (reported != null) {
			reported.forEach((each) -> Check.that(isSafe(each), "I-14: %s is forgotten after a crash: %s", each, step));
		}
	}

	/** Of a channel that cannot be read, the position from where to go on is enough. */
	private boolean isSafe(UpdateChannelTooLong reported) {
		Integer pts = reported.pts();
		return this.intended.containsKey(reported.channelId()) || this.flagged.contains(reported.channelId())
				|| (pts != null && this.positions.getOrDefault(reported.channelId(), 0) >= pts);
	}

	private static List<UpdateChannelTooLong> tooLong(DifferenceType difference) {
		List<Update> others = List.of();
		if (difference instanceof Difference last) {
			others = last.otherUpdates();
		}
		else if (difference instanceof DifferenceSlice slice) {
			others = slice.otherUpdates();
		}
		return others.stream()
			.filter(UpdateChannelTooLong.class::isInstance)
			.map(UpdateChannelTooLong.class::cast)
			.toList();
	}

}
