package io.github.telegramupdates.engine.inbox;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Moment;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.sequencing.fetch.FetchMethod;
import io.github.telegramupdates.engine.storage.StateConflictException;

/**
 * What waits in the inbox of an account, and becomes inputs of its engine in its turn.
 */
public sealed interface InboxEntry {

	/**
	 * Something that a connection received. While there is no engine it waits for the
	 * next one.
	 */
	@FunctionalInterface
	non-sealed interface Arrival extends InboxEntry {

		/**
		 * Its turn has come.
		 * @param now when that is
		 * @param engine takes the inputs
		 */
		void enter(Moment now, Consumer<Input> engine);

	}

	/**
	 * What the application says. An engine that is loaded later asks for it by itself.
	 *
	 * @param input what the engine takes in
	 */
	record Command(Function<Moment, Input> input) implements InboxEntry {
	}

	/**
	 * What came of an output: an answer or a timer.
	 *
	 * @param instance of the engine that put it out; no other one wants to know
	 * @param input what that engine takes in
	 */
	record Reply(EngineInstance instance, Function<Moment, Input> input) implements InboxEntry {
	}

	/**
	 * Batches of an engine were committed.
	 *
	 * @param instance of the engine that put them out
	 * @param batches the batches, those of a lane in its order
	 */
	record Committed(EngineInstance instance, List<Batch> batches) implements InboxEntry {
	}

	/**
	 * A request of an engine has failed.
	 *
	 * @param instance of the engine that made it; another one has to know if a method
	 * rests
	 * @param method what was called
	 * @param fetchId number of the request
	 * @param error why
	 */
	record Refusal(EngineInstance instance, FetchMethod method, long fetchId, FetchError error) implements InboxEntry {
	}

	/**
	 * A lane found another stored state than it expected.
	 *
	 * @param instance of the engine whose lane it is
	 * @param conflict what it found
	 */
	record Conflict(EngineInstance instance, StateConflictException conflict) implements InboxEntry {
	}

	/**
	 * A batch cannot be delivered, and the account is to end with that.
	 *
	 * @param lane the lane of the batch
	 * @param failure why
	 */
	record DeliveryFailed(Lane lane, Throwable failure) implements InboxEntry {
	}

	/**
	 * The state was loaded.
	 *
	 * @param stored what was loaded
	 */
	record Loaded(Input.Load stored) implements InboxEntry {
	}

	/**
	 * A connection is logged in as somebody else.
	 *
	 * @param otherId who is logged in
	 * @param first whether it is the connection that the account runs on
	 */
	record ForeignLogin(long otherId, boolean first) implements InboxEntry {
	}

}
