package io.github.telegramupdates.engine.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Predicate;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.BatchFailedException;
import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.delivery.Source;
import io.github.telegramupdates.engine.invariant.Check;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.StateChange;
import io.github.telegramupdates.engine.storage.StateChange.AccountChange;
import io.github.telegramupdates.engine.storage.StateChange.ChannelChange;
import io.github.telegramupdates.engine.storage.StateStorage;
import org.jspecify.annotations.Nullable;

/**
 * Delivers into a list that commits together with the position, fails before the commit
 * when asked to, and checks what every commit must respect.
 */
final class RecordingDelivery {

	private final StateStorage storage;

	private final IntSupplier serverTime;

	private final List<SequencedUpdate> committed = new ArrayList<>();

	private final Map<BoxId, Map<Integer, Integer>> calls = new HashMap<>();

	private final Map<Integer, Integer> earlierCalls = new HashMap<>();

	private final Map<Long, Integer> firstPositions = new HashMap<>();

	private final ParkedDeliveries parked = new ParkedDeliveries();

	private int failures;

	private int lostAnswers;

	private @Nullable AssertionError wrong;

	RecordingDelivery(StateStorage storage, IntSupplier serverTime) {
		this.storage = storage;
		this.serverTime = serverTime;
	}

	void failNext(int deliveries) {
		this.failures += deliveries;
	}

	/** The next delivery that commits will look like one that failed. */
	void loseNextAnswer() {
		this.lostAnswers++;
	}

	void heal() {
		this.failures = 0;
		this.lostAnswers = 0;
	}

	/**
	 * All or nothing.
	 * @param searched whether an update that fails is to be named
	 */
	void deliver(List<Batch> group, Predicate<Batch> searched) throws BatchFailedException {
		group.forEach(this.parked::delivers);
		if (this.failures > 0) {
			this.failures--;
			fail(group, searched);
		}
		List<StateChange> changes = changes(group);
		this.storage.commit(changes);
		for (Batch batch : group) {
			Batch whole = this.parked.whole(batch);
			if (whole.change() != null) {
				checkCommit(whole, whole.change());
			}
			this.committed.addAll(whole.updates());
		}
		if (!changes.isEmpty() && this.lostAnswers > 0) {
			this.lostAnswers--;
			throw new IllegalStateException("the answer to COMMIT was lost, as the trace wants it");
		}
	}

	/** A handler fails, or something that no batch is to blame for. */
	private void fail(List<Batch> group, Predicate<Batch> searched) throws BatchFailedException {
		IllegalStateException failure = new IllegalStateException("a handler failed, as the trace wants it");
		Batch first = group.get(0);
		if (searched.test(first) && !first.updates().isEmpty()) {
			throw new BatchFailedException(first, first.updates().get(this.failures % first.updates().size()), null,
					failure);
		}
		if (this.failures % 3 == 0) {
			throw failure;
		}
		throw new BatchFailedException(group.get(this.failures % group.size()), failure);
	}

	/** One for each lane. */
	private static List<StateChange> changes(List<Batch> group) {
		Map<Lane, StateChange> changes = new LinkedHashMap<>();
		for (Batch batch : group) {
			if (batch.change() != null) {
				changes.merge(batch.lane(), batch.change(), StateChange::then);
			}
		}
		return List.copyOf(changes.values());
	}

	/** What is wrong is kept for later, because the engine would deliver again. */
	private void checkCommit(Batch batch, StateChange change) {
		try {
			check(batch, change);
		}
		catch (AssertionError wrong) {
			this.wrong = (this.wrong != null) ? this.wrong : wrong;
		}
	}

	/** How many updates were parked. */
	long parked() {
		return this.parked.count();
	}

	/** Nothing was wrong so far. */
	void check() {
		if (this.wrong != null) {
			throw this.wrong;
		}
	}

	private void check(Batch batch, StateChange change) {
		if (change instanceof AccountChange account && account.expected() != null) {
			AccountState before = account.expected();
			AccountState after = account.next();
			checkDate(before.date(), after.date());
			if (before.epoch() == after.epoch()) {
				checkMove(batch, BoxId.COMMON, before.pts(), after.pts());
				checkMove(batch, BoxId.QTS, before.qts(), after.qts());
			}
		}
		else if (change instanceof ChannelChange channel && channel.expected() == null) {
			this.firstPositions.put(channel.channelId(), startOf(batch, channel.next().pts()));
		}
		else if (change instanceof ChannelChange channel && channel.expected().epoch() == channel.next().epoch()) {
			checkMove(batch, BoxId.channel(channel.channelId()), channel.expected().pts(), channel.next().pts());
		}
	}

	/** Where the first batch of a channel begins; nothing is known from before it. */
	private static int startOf(Batch batch, int end) {
		return batch.updates()
			.stream()
			.filter((update) -> update.source() == Source.LIVE && update.count() > 0)
			.mapToInt((update) -> update.position() - update.count())
			.min()
			.orElse(end);
	}

	/** The answer to a call moves a position without an update. */
	void moved(BoxId box, int pts, int count) {
		if (count > 0) {
			this.calls.computeIfAbsent(box, (id) -> new HashMap<>()).put(pts - count, pts);
		}
	}

	/** Positions of a box mean something else from now on. */
	void recount(BoxId box) {
		if (box.equals(BoxId.COMMON)) {
			this.earlierCalls.putAll(this.calls.getOrDefault(box, Map.of()));
		}
		this.calls.remove(box);
	}

	/** A lane that was blocked can still deliver what has positions of the old count. */
	private int afterCalls(BoxId box, int position, int limit) {
		int reached = follow(this.calls.getOrDefault(box, Map.of()), position, limit);
		boolean old = reached != limit && box.equals(BoxId.COMMON);
		return old ? Math.max(reached, follow(this.earlierCalls, position, limit)) : reached;
	}

	private static int follow(Map<Integer, Integer> moves, int position, int limit) {
		int reached = position;
		while (reached < limit && moves.containsKey(reached)) {
			reached = moves.get(reached);
		}
		return reached;
	}

	/** Where each channel began that was seen. */
	Map<Long, Integer> firstPositions() {
		return this.firstPositions;
	}

	// I-17
	private void checkDate(int before, int after) {
		Check.that(after >= before && after <= this.serverTime.getAsInt() + 1, "date %d after %d", after, before);
	}

	// I-1: no position goes back within an epoch
	private void checkMove(Batch batch, BoxId box, int before, int after) {
		Check.that(after >= before, "%s went from %d back to %d", box, before, after);
		StateChange change = batch.change();
		boolean live = batch.updates().stream().allMatch((update) -> update.source() == Source.LIVE);
		if (live && change != null && change.holes().stream().noneMatch((hole) -> hole.box().equals(box))) {
			checkChain(batch, box, before, after);
		}
	}

	// I-3, I-4: live updates follow one on the other, or on what a call did; I-18:
	// annotations move nothing, and are ahead if what they wait for cannot be had
	private void checkChain(Batch batch, BoxId box, int before, int after) {
		int position = before;
		for (SequencedUpdate update : batch.updates()) {
			if (!update.box().equals(box) || update.position() == 0
					|| update.freshness() == SequencedUpdate.Freshness.STALE) {
				continue;
			}
			int start = update.position() - update.count();
			if (update.count() == 0) {
				Check.that(start >= position, "%s at %d: %s", box, position, update);
				continue;
			}
			position = afterCalls(box, position, start);
			Check.that(start == position, "%s at %d: %s", box, position, update);
			position = update.position();
		}
		Check.that(batch.updates().isEmpty() || position == after || afterCalls(box, position, after) == after,
				"%s is at %d, and says %d", box, position, after);
	}

	List<SequencedUpdate> committed() {
		return this.committed;
	}

}
