package io.github.telegramupdates.engine.sequencing.account;

import java.util.Objects;

import io.github.telegramupdates.engine.sequencing.box.Box;
import io.github.telegramupdates.engine.sequencing.box.BoxListener;
import io.github.telegramupdates.engine.sequencing.container.SeqMembers;
import io.github.telegramupdates.engine.sequencing.machine.Counters;
import io.github.telegramupdates.engine.sequencing.machine.Outbox;
import io.github.telegramupdates.engine.sequencing.machine.WireSize;
import org.jspecify.annotations.Nullable;

/**
 * Receives the seq of an account: what it applies goes to the lane, what it misses is
 * fetched.
 */
final class SeqBoxListener extends BoxListener<SeqMembers> {

	private final AccountLane lane;

	private @Nullable Account account;

	SeqBoxListener(AccountLane lane, Outbox outbox, Counters counters) {
		super(outbox, counters);
		this.lane = lane;
	}

	/** Whose boxes it listens to: both refer to each other. */
	void of(Account account) {
		this.account = account;
	}

	private Account account() {
		return Objects.requireNonNull(this.account);
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
		// a seq that begins again shows by its number
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
		account().fetchWanted(box.isDirty());
	}

}
