package io.github.telegramupdates.engine.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.DeliveredUpdate;
import io.github.telegramupdates.engine.delivery.Source;
import io.github.telegramupdates.engine.delivery.UpdateDelivery;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.engine.storage.StateChange;
import io.github.telegramupdates.engine.storage.StateChange.AccountChange;
import io.github.telegramupdates.engine.storage.StateChange.ChannelChange;
import io.github.telegramupdates.engine.storage.StateStorage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Delivers into a list that commits together with the position, fails now and then before
 * the commit, and checks what every commit must respect.
 */
final class Recorder implements UpdateDelivery {

	private final StateStorage storage;

	private final SplittableRandom random;

	private final List<DeliveredUpdate> committed = new ArrayList<>();

	private final Map<BoxId, Integer> livePositions = new HashMap<>();

	private double failureRate;

	Recorder(StateStorage storage, SplittableRandom random) {
		this.storage = storage;
		this.random = random;
	}

	void failWith(double rate) {
		this.failureRate = rate;
	}

	@Override
	public void deliver(Batch batch) {
		if (this.random.nextDouble() < this.failureRate) {
			throw new IllegalStateException("a handler failed, as the trace wants it");
		}
		StateChange change = batch.change();
		if (change != null) {
			checkMonotone(change);
			this.storage.commit(change);
		}
		batch.updates().forEach(this::checkLiveOrder);
		this.committed.addAll(batch.updates());
	}

	// I-1: within an epoch no position goes back
	private static void checkMonotone(StateChange change) {
		if (change instanceof AccountChange account && account.expected() != null) {
			AccountState before = account.expected();
			AccountState after = account.next();
			assertThat(after.pts()).isGreaterThanOrEqualTo(before.pts());
			assertThat(after.qts()).isGreaterThanOrEqualTo(before.qts());
			assertThat(after.date()).isGreaterThanOrEqualTo(before.date());
		}
		else if (change instanceof ChannelChange channel && channel.expected() != null) {
			ChannelState before = channel.expected();
			assertThat(channel.next().pts()).isGreaterThanOrEqualTo(before.pts());
		}
	}

	// I-3, I-4: live events of a box strictly ascend over all lives of the process
	private void checkLiveOrder(DeliveredUpdate update) {
		if (update.source() == Source.LIVE && update.count() > 0 && update.box().kind() != BoxId.Kind.SEQ) {
			Integer before = this.livePositions.put(update.box(), update.position());
			if (before != null) {
				assertThat(update.position()).as("live position in %s", update.box()).isGreaterThan(before);
			}
		}
	}

	List<DeliveredUpdate> committed() {
		return this.committed;
	}

}
