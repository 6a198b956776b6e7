package io.github.telegramupdates.benchmarks.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Entities;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.delivery.SequencedUpdate.Freshness;
import io.github.telegramupdates.engine.delivery.Source;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.engine.storage.StateChange;
import io.github.telegramupdates.engine.storage.StateChange.AccountChange;
import io.github.telegramupdates.engine.storage.StateChange.ChannelChange;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.PeerChannel;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.Updates;
import org.jspecify.annotations.Nullable;

/**
 * Decides nothing: makes the batch of each update, as if all came in order. What a batch
 * costs by itself.
 */
final class BatchesOnly implements SteppedEngine {

	private AccountState state = AccountState.of(Traffic.START, Traffic.START, 0, 0);

	private long batches;

	/** Kept, so that the compiler does not leave out what is part of the figure. */
	private @Nullable Input last;

	@Override
	public List<Output> step(Input input) {
		this.last = input;
		if (!(input instanceof Input.Live live) || !(live.updates() instanceof Updates container)) {
			return List.of();
		}
		if (container.updates().get(0) instanceof UpdateNewMessage update) {
			AccountState before = this.state;
			this.state = before.withPts(update.pts());
			return batch(Lane.ACCOUNT,
					new SequencedUpdate(update, BoxId.COMMON, update.pts(), update.ptsCount(), Source.LIVE,
							Freshness.CURRENT, Entities.NONE),
					new AccountChange(Traffic.SELF, 1, before, 0, this.state, List.of(), List.of()));
		}
		if (container.updates().get(0) instanceof UpdateNewChannelMessage update
				&& update.message() instanceof Message message && message.peerId() instanceof PeerChannel peer) {
			ChannelState before = new ChannelState(update.pts() - 1, 0, 0, 1);
			return batch(Lane.channel(peer.channelId()),
					new SequencedUpdate(update, BoxId.channel(peer.channelId()), update.pts(), update.ptsCount(),
							Source.LIVE, Freshness.CURRENT, Entities.NONE),
					new ChannelChange(Traffic.SELF, 1, peer.channelId(), before, 0, before.withPts(update.pts()), 0,
							List.of()));
		}
		return List.of();
	}

	private List<Output> batch(Lane lane, SequencedUpdate update, StateChange change) {
		return List.of(new Output.Deliver(new Batch(++this.batches, Traffic.SELF, lane, List.of(update), change)));
	}

}
