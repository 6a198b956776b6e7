package io.github.telegramupdates.engine.invariant;

import java.util.List;

import io.github.telegramupdates.engine.sequencing.AccountEngine;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Moment;
import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.engine.sequencing.Progress;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.tl.updates.ChannelDifferenceEmpty;
import io.github.telegramupdates.tl.updates.Difference;
import io.github.telegramupdates.tl.updates.State;

/**
 * I-16: an answer that nobody waits for leads to nothing. That it changes nothing inside
 * shows when the steps after it go on as they were recorded.
 */
final class StaleAnswers {

	private static final long UNKNOWN = 1_000_000_000;

	private static final State FAR = new State(1_000_000, 1_000_000, 1, 1_000_000, 0);

	private StaleAnswers() {
	}

	static void feed(AccountEngine engine, Moment at) {
		Progress before = engine.progress();
		List<Input> answers = List.of(new Input.StateFetched(at, UNKNOWN, FAR),
				new Input.AccountFetched(at, UNKNOWN,
						new Difference(List.of(), List.of(), List.of(), List.of(), List.of(), FAR)),
				new Input.ChannelFetched(at, UNKNOWN, new ChannelDifferenceEmpty(true, FAR.pts(), null)),
				new Input.FetchFailed(at, UNKNOWN,
						new FetchError(FetchError.Kind.FATAL_AUTH, "AUTH_KEY_UNREGISTERED", 0)));
		for (Input answer : answers) {
			List<Output> outputs = engine.step(answer);
			Check.that(outputs.isEmpty(), "I-16: %s led to %s", answer, outputs);
		}
		Check.that(engine.progress().equals(before), "I-16: from %s to %s", before, engine.progress());
	}

}
