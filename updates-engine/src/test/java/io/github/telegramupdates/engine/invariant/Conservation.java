package io.github.telegramupdates.engine.invariant;

import java.util.List;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.storage.StateChange;

/**
 * I-5: a member with a position is delivered, was there before, is buffered, or went with
 * a buffer that was dropped as a whole and is fetched, or there was no room to buffer it
 * because lanes hold it all. What a call did moves a position and is not delivered, so
 * where there was one the sum may be smaller by it.
 */
final class Conservation implements Invariant {

	private int silent;

	/** What led up to the first position, which waits for the first commit. */
	private int held;

	@Override
	public void check(EngineStep step, PendingWork pending) {
		int offered = step.before().buffered();
		if (step.input() instanceof Input.Live live) {
			ContainerMembers members = ContainerMembers.of(live.updates());
			offered += members.offered() + members.silent();
			this.silent += members.silent();
		}
		else if (step.input() instanceof Input.Affected affected && affected.pts() > 0) {
			offered++;
			this.silent++;
		}
		if (begins(step)) {
			this.held = offered - accounted(step);
			return;
		}
		if (step.batches().anyMatch(Conservation::isFirstCommit)) {
			offered += this.held;
			this.held = 0;
		}
		int gone = offered - accounted(step);
		boolean anew = resetsCount(step);
		int allowed = this.silent + (anew ? ofOldCount(step) : 0);
		Check.that(gone >= 0 && gone <= allowed, "I-5: %d are gone without a reason: %s", gone, step);
		// what of it went with an old count cannot be found out
		this.silent -= anew ? 0 : gone;
	}

	private static boolean begins(EngineStep step) {
		return step.input() instanceof Input.StateFetched && step.before().position() == null;
	}

	private static boolean isFirstCommit(Batch batch) {
		return batch.change() instanceof StateChange.AccountChange account && account.expected() == null;
	}

	/** The notice sorts behind the members that came with it. */
	private static int ofOldCount(EngineStep step) {
		int members = (step.input() instanceof Input.Live live) ? ContainerMembers.of(live.updates()).common() : 0;
		return step.before().buffered() + members;
	}

	private static int accounted(EngineStep step) {
		int delivered = step.batches().mapToInt(Conservation::delivered).sum();
		int again = (int) (step.after().duplicates() - step.before().duplicates());
		int dropped = (int) (step.after().dropped() - step.before().dropped());
		int overflown = step.events(EngineEvent.Overflow.class).mapToInt(EngineEvent.Overflow::dropped).sum();
		boolean full = step.before().full() && step.after().full();
		Check.that(dropped == overflown || (full && dropped > overflown), "I-5: %d dropped, and %d told: %s", dropped,
				overflown, step);
		return delivered + again + dropped + step.after().buffered();
	}

	private static int delivered(Batch batch) {
		List<SequencedUpdate> sequenced = EngineStep.sequenced(batch).toList();
		long containers = sequenced.stream()
			.filter((update) -> update.box().equals(BoxId.SEQ))
			.mapToInt(SequencedUpdate::position)
			.distinct()
			.count();
		long others = sequenced.stream().filter((update) -> !update.box().equals(BoxId.SEQ)).count();
		return (int) (containers + others);
	}

	/** What was buffered with positions of an old count means nothing in a new one. */
	private static boolean resetsCount(EngineStep step) {
		boolean reported = step.input() instanceof Input.Live live && ContainerMembers.of(live.updates()).recounts();
		return reported || step.batches().anyMatch(Conservation::beginsEpoch);
	}

	private static boolean beginsEpoch(Batch batch) {
		StateChange change = batch.change();
		if (change instanceof StateChange.AccountChange account) {
			return account.expected() != null && account.expected().epoch() != account.next().epoch();
		}
		return change instanceof StateChange.ChannelChange channel && channel.expected() != null
				&& channel.expected().epoch() != channel.next().epoch();
	}

}
