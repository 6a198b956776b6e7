package io.github.telegramupdates.engine.sequencing;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.DeliveredUpdate;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.storage.StateChange;
import org.jspecify.annotations.Nullable;

/**
 * Collects the outputs of a step.
 */
final class Outbox {

	private final long userId;

	private final List<DeliveredUpdate> ephemeral = new ArrayList<>();

	private List<Output> outputs = new ArrayList<>();

	private long lastBatchId;

	private long lastFetchId;

	Outbox(long userId) {
		this.userId = userId;
	}

	long userId() {
		return this.userId;
	}

	void emit(Output output) {
		this.outputs.add(output);
	}

	void tell(EngineEvent event) {
		this.outputs.add(new Output.Notify(event));
	}

	long nextFetchId() {
		return ++this.lastFetchId;
	}

	long nextBatchId() {
		return this.lastBatchId + 1;
	}

	long deliver(Lane lane, List<DeliveredUpdate> updates, @Nullable StateChange change) {
		long id = ++this.lastBatchId;
		this.outputs.add(new Output.Deliver(new Batch(id, this.userId, lane, updates, change)));
		return id;
	}

	void deliverEphemeral(DeliveredUpdate update) {
		this.ephemeral.add(update);
	}

	/**
	 * Ends the step and hands over what it produced.
	 */
	List<Output> take() {
		if (!this.ephemeral.isEmpty()) {
			deliver(Lane.EPHEMERAL, this.ephemeral, null);
			this.ephemeral.clear();
		}
		List<Output> taken = this.outputs;
		this.outputs = new ArrayList<>();
		return taken;
	}

	/**
	 * Drops what the step produced.
	 */
	void discard() {
		this.outputs.clear();
		this.ephemeral.clear();
	}

}
