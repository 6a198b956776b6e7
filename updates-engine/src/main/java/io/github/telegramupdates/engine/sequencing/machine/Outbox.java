package io.github.telegramupdates.engine.sequencing.machine;

import java.util.List;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.engine.storage.StateChange;
import org.jspecify.annotations.Nullable;

/**
 * Collects the outputs of a step.
 */
public final class Outbox {

	private final long userId;

	private final Accumulator<SequencedUpdate> ephemeral = new Accumulator<>();

	private final Accumulator<Output> outputs = new Accumulator<>();

	private long lastBatchId;

	private long lastFetchId;

	public Outbox(long userId) {
		this.userId = userId;
	}

	public long userId() {
		return this.userId;
	}

	public void emit(Output output) {
		this.outputs.add(output);
	}

	public void report(EngineEvent event) {
		this.outputs.add(new Output.Notify(event));
	}

	public long nextFetchId() {
		return ++this.lastFetchId;
	}

	/**
	 * A number that is another one for each account and request, to spread waits by.
	 */
	public long spread() {
		return this.userId * 31 + this.lastFetchId;
	}

	public long nextBatchId() {
		return this.lastBatchId + 1;
	}

	public Batch deliver(Lane lane, List<SequencedUpdate> updates, @Nullable StateChange change) {
		Batch batch = new Batch(++this.lastBatchId, this.userId, lane, updates, change);
		this.outputs.add(new Output.Deliver(batch));
		return batch;
	}

	public void deliverEphemeral(SequencedUpdate update) {
		this.ephemeral.add(update);
	}

	/**
	 * Ends the step and hands over what it produced.
	 */
	public List<Output> take() {
		if (!this.ephemeral.isEmpty()) {
			deliver(Lane.EPHEMERAL, this.ephemeral.take(), null);
		}
		return this.outputs.take();
	}

	/**
	 * Drops what the step produced.
	 */
	public void discard() {
		this.outputs.discard();
		this.ephemeral.discard();
	}

}
