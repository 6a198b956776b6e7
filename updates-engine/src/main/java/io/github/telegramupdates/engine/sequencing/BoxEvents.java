package io.github.telegramupdates.engine.sequencing;

import io.github.telegramupdates.engine.event.EngineEvent;
import org.jspecify.annotations.Nullable;

/**
 * Counts and reports what every box has to report.
 */
abstract class BoxEvents<T> implements BoxOwner<T> {

	private final Outbox outbox;

	private final Counters counters;

	BoxEvents(Outbox outbox, Counters counters) {
		this.outbox = outbox;
		this.counters = counters;
	}

	@Override
	public void stale(Box<T> box, @Nullable T payload) {
		this.counters.duplicate();
	}

	@Override
	public void duplicate(Box<T> box) {
		this.counters.duplicate();
	}

	@Override
	public void dropped(Box<T> box, int count) {
		this.counters.dropped(count);
	}

	@Override
	public void overflow(Box<T> box, int dropped) {
		dropped(box, dropped);
		this.outbox.tell(new EngineEvent.Overflow(box.id(), dropped));
	}

	@Override
	public void gapOpened(Box<T> box, int next) {
		this.counters.gapOpened();
		this.outbox.tell(new EngineEvent.GapOpened(box.id(), box.position(), next));
	}

	@Override
	public void gapClosed(Box<T> box, long openMillis) {
		this.counters.gapClosed();
		this.outbox.tell(new EngineEvent.GapClosed(box.id(), box.position(), openMillis));
	}

}
