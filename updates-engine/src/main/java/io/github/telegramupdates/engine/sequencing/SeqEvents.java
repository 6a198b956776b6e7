package io.github.telegramupdates.engine.sequencing;

import org.jspecify.annotations.Nullable;

/**
 * Hears the seq of an account: what it applies goes to the lane, what it misses is
 * fetched.
 */
final class SeqEvents extends BoxEvents<SeqMembers> {

	private final AccountLane lane;

	private final AccountBoxes.Fetches fetches;

	SeqEvents(AccountLane lane, AccountBoxes.Fetches fetches, Outbox outbox, Counters counters) {
		super(outbox, counters);
		this.lane = lane;
		this.fetches = fetches;
	}

	@Override
	public void apply(Box<SeqMembers> box, @Nullable SeqMembers members, int position, int count) {
		if (members != null) {
			members.updates().forEach(this.lane::add);
		}
		this.lane.seq(position);
	}

	@Override
	public boolean hasRoom() {
		return this.lane.hasRoom();
	}

	@Override
	public boolean keepsBehind(Box<SeqMembers> box, @Nullable SeqMembers members, int position, int count) {
		// a seq that begins anew shows by its number
		return false;
	}

	@Override
	public void farAhead(Box<SeqMembers> box, int position) {
		// a seq overlaps, so it is never too far ahead
	}

	@Override
	public int sizeOf(SeqMembers members) {
		return WireSize.of(members.updates());
	}

	@Override
	public void fetchWanted(Box<SeqMembers> box) {
		this.fetches.fetch(box.isDirty());
	}

}
