package io.github.telegramupdates.engine.sequencing.account;

import java.util.Objects;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.sequencing.box.Box;
import io.github.telegramupdates.engine.sequencing.box.BoxListener;
import io.github.telegramupdates.engine.sequencing.machine.Counters;
import io.github.telegramupdates.engine.sequencing.machine.Outbox;
import io.github.telegramupdates.engine.sequencing.machine.WireSize;
import org.jspecify.annotations.Nullable;

/**
 * Receives the common and the qts box of an account: what they apply goes to the lane,
 * what they miss is fetched.
 */
final class PositionBoxListener extends BoxListener<SequencedUpdate> {

	private final AccountLane lane;

	private @Nullable Account account;

	PositionBoxListener(AccountLane lane, Outbox outbox, Counters counters) {
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
	public void apply(Box<SequencedUpdate> box, @Nullable SequencedUpdate update, int position, int count) {
		if (update != null) {
			this.lane.add(update);
		}
		if (count > 0 && box.id().kind() == BoxId.Kind.QTS) {
			this.lane.qts(position);
		}
		else if (count > 0) {
			this.lane.pts(position);
		}
	}

	@Override
	public boolean hasRoom() {
		return this.lane.hasRoom();
	}

	@Override
	public boolean keepsBehind(Box<SequencedUpdate> box, @Nullable SequencedUpdate update, int position, int count) {
		return account().keepsBehind(box.id(), update, position, count);
	}

	@Override
	public void farAhead(Box<SequencedUpdate> box, int position) {
		account().farAhead(box.id(), position);
	}

	@Override
	public int sizeOf(SequencedUpdate update) {
		return WireSize.of(update);
	}

	@Override
	public void fetchWanted(Box<SequencedUpdate> box) {
		account().fetchWanted(box.isDirty());
	}

}
