package io.github.telegramupdates.benchmarks.database;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The engine with a lane that never commits anything, in each round in another account.
 * What counts are the others.
 */
final class PoisonedDelivery implements Program {

	private final List<EngineDelivery> finished = new ArrayList<>();

	private final Application application;

	private final Feeds feeds;

	private final MessageHandler handler;

	private @Nullable EngineDelivery current;

	PoisonedDelivery(Application application, Feeds feeds, MessageHandler handler) {
		this.application = application;
		this.feeds = feeds;
		this.handler = handler;
	}

	@Override
	public void prepare() throws Exception {
		this.current = EngineDelivery.poisoned(this.application, this.feeds.next(DeliveryBenchmarks.CHANNELS),
				this.handler);
		this.current.prepare();
	}

	@Override
	public Committed run(Duration duration) throws Exception {
		return requireCurrent().run(duration);
	}

	@Override
	public void finish() {
		requireCurrent().close();
		this.finished.add(requireCurrent());
	}

	private EngineDelivery requireCurrent() {
		return Objects.requireNonNull(this.current);
	}

	@Override
	public void check(StoredRows rows) throws Exception {
		for (EngineDelivery engine : this.finished) {
			engine.check(rows);
		}
	}

}
