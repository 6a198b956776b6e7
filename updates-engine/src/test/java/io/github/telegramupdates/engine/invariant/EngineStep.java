package io.github.telegramupdates.engine.invariant;

import java.util.List;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.delivery.Source;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.engine.sequencing.Progress;

/**
 * A step of an engine.
 *
 * @param input what it took
 * @param outputs what it put out
 * @param before how far it was before
 * @param after how far it is now
 */
record EngineStep(Input input, List<Output> outputs, Progress before, Progress after) {

	long now() {
		return this.input.at().monotonicMillis();
	}

	<T extends Output> Stream<T> outputs(Class<T> type) {
		return this.outputs.stream().filter(type::isInstance).map(type::cast);
	}

	<T extends EngineEvent> Stream<T> events(Class<T> type) {
		return outputs(Output.Notify.class).map(Output.Notify::event).filter(type::isInstance).map(type::cast);
	}

	Stream<Batch> batches() {
		return outputs(Output.Deliver.class).map(Output.Deliver::batch);
	}

	/**
	 * ContainerMembers of a sequence that were pushed, or part of an answer to a call.
	 */
	static Stream<SequencedUpdate> sequenced(Batch batch) {
		return batch.updates().stream().filter((update) -> update.source() == Source.LIVE && update.position() > 0);
	}

	@Override
	public String toString() {
		return this.input + " led to " + this.outputs + ", from " + this.before + " to " + this.after;
	}

}
