package io.github.telegramupdates.engine.sequencing;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Hears the seq of an account: what it applies goes to the lane, what it misses is
 * fetched.
 */
final class SeqEvents extends BoxEvents<SeqMembers> {

	private final AccountLane lane;

	private @Nullable Account account;

	SeqEvents(AccountLane lane, Outbox outbox, Counters counters) {
		super(outbox, counters);
		this.lane = lane;
	}

	/** Whose boxes it hears: both refer to each other. */
	void of(Account account) {
		this.account = account;
	}

	private Account account() {
		return Objects.requireNonNull(this.account);
	}

	@Override
	void apply(Box<SeqMembers> box, @Nullable SeqMembers members, int position, int count) {
		if (members != null) {
			members.updates().forEach(this.lane::add);
		}
		this.lane.seq(position);
	}

	@Override
	boolean hasRoom() {
		return this.lane.hasRoom();
	}

	@Override
	boolean keepsBehind(Box<SeqMembers> box, @Nullable SeqMembers members, int position, int count) {
		// a seq that begins anew shows by its number
		return false;
	}

	@Override
	void farAhead(Box<SeqMembers> box, int position) {
		// a seq overlaps, so it is never too far ahead
	}

	@Override
	int sizeOf(SeqMembers members) {
		return WireSize.of(members.updates());
	}

	@Override
	void fetchWanted(Box<SeqMembers> box) {
		account().fetchWanted(box.isDirty());
	}

}
