package io.github.telegramupdates.spring.delivery;

import java.util.List;
import java.util.concurrent.Callable;

import io.github.telegramupdates.engine.delivery.Batch;

/**
 * Notes each batch, then does what the test wants. Accepts nothing without updates.
 */
record StubHandler(List<String> journal, Callable<?> then) implements BatchHandler {

	static StubHandler notingIn(List<String> journal) {
		return new StubHandler(journal, () -> null);
	}

	@Override
	public boolean accepts(Batch batch) {
		return !batch.updates().isEmpty();
	}

	@Override
	public void handle(Batch batch) throws Exception {
		this.journal.add("handlers");
		this.then.call();
	}

}
