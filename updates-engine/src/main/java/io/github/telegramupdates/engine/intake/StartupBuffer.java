package io.github.telegramupdates.engine.intake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.ephemeral.EphemeralLane;
import io.github.telegramupdates.engine.inbox.InboxEntry;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.MissedContainers;
import io.github.telegramupdates.engine.sequencing.Moment;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.UpdatesType;
import org.jspecify.annotations.Nullable;

/**
 * What came while no engine was there to take it: before the first load, and during each
 * reload. It waits in order. Updates that need no state are delivered at once (1.5). Of
 * pushed containers that do not fit it remains what they were about; answers and signals,
 * of which the application decides how many there are, all stay. Used by the inbox only.
 */
public final class StartupBuffer {

	private static final int CONTAINERS = 1_000;

	private static final long BYTES = 8L << 20;

	private static final int CHANNELS = 10_000;

	/** Of updates that come while there is no engine to number them. */
	private static final long BEFORE_ALL_BATCHES = 0;

	private final long userId;

	private final EphemeralLane ephemeral;

	private final Deque<InboxEntry.Arrival> waiting = new ArrayDeque<>();

	private int containers;

	private long bytes;

	private int missedChannels;

	public StartupBuffer(long userId, EphemeralLane ephemeral) {
		this.userId = userId;
		this.ephemeral = ephemeral;
	}

	public void add(InboxEntry.Arrival arrival) {
		if (!(arrival instanceof ReceivedContainer container)) {
			this.waiting.add(arrival);
			return;
		}
		ReceivedContainer rest = container.with(passImmediate(container.updates()));
		if (!rest.isPush()) {
			this.waiting.add(rest);
		}
		else if (!isEmpty(rest.updates())) {
			addPushed(rest);
		}
	}

	private static boolean isEmpty(UpdatesType container) {
		return container instanceof Updates plain && plain.updates().isEmpty() && plain.seq() == 0;
	}

	private void addPushed(ReceivedContainer container) {
		int size = container.updates().toByteArray().length;
		if (this.containers < CONTAINERS && this.bytes + size <= BYTES) {
			this.containers++;
			this.bytes += size;
			this.waiting.add(new Kept(container, size));
		}
		else {
			miss(container);
		}
	}

	/** Where it would be, so that the order of what remains is that of the arrivals. */
	private void miss(ReceivedContainer container) {
		Missed missed;
		if (this.waiting.peekLast() instanceof Missed last && last.intake == container.intake()) {
			missed = last;
		}
		else {
			missed = new Missed(container.intake());
			this.waiting.add(missed);
		}
		int before = missed.remains.channels();
		int lost = missed.remains.add(container.updates());
		this.missedChannels += missed.remains.channels() - before;
		if (lost > 0) {
			this.ephemeral.dropped(lost,
					new IllegalStateException("more came while the state was loaded than can be kept"));
		}
	}

	/**
	 * Takes the next arrival, for an engine that is there now.
	 * @return the arrival, {@code null} if there is none
	 */
	public InboxEntry.@Nullable Arrival poll() {
		InboxEntry.Arrival next = this.waiting.poll();
		if (next instanceof Kept kept) {
			this.containers--;
			this.bytes -= kept.size();
		}
		else if (next instanceof Missed missed) {
			this.missedChannels -= missed.remains.channels();
		}
		return next;
	}

	/**
	 * Delivers what needs no state.
	 * @return the rest of the container
	 */
	public UpdatesType passImmediate(UpdatesType container) {
		EarlyUpdates parts = EarlyUpdates.of(container);
		if (!parts.immediate().isEmpty()) {
			this.ephemeral.offer(new Batch(BEFORE_ALL_BATCHES, this.userId, Lane.EPHEMERAL, parts.immediate(), null));
		}
		return parts.rest();
	}

	/** A container that was pushed and fits. */
	private record Kept(ReceivedContainer container, int size) implements InboxEntry.Arrival {

		@Override
		public void enter(Moment now, Consumer<Input> engine) {
			this.container.enter(now, engine);
		}

	}

	/** Containers that one connection was pushed one after the other. */
	private final class Missed implements InboxEntry.Arrival {

		private final Intake intake;

		private final MissedContainers remains = new MissedContainers(StartupBuffer.this.userId,
				CHANNELS - StartupBuffer.this.missedChannels);

		Missed(Intake intake) {
			this.intake = intake;
		}

		@Override
		public void enter(Moment now, Consumer<Input> engine) {
			if (!this.intake.isForeign()) {
				engine.accept(this.remains.toInput(now));
			}
		}

	}

}
