package io.github.telegramupdates.engine;

import java.util.function.Consumer;

import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.tl.UpdatesType;

/**
 * Something that came for an account, and becomes inputs of its engine in its turn.
 */
@FunctionalInterface
interface Arrival {

	/**
	 * Its turn has come.
	 * @param engine takes the inputs
	 */
	void enter(Consumer<Input> engine);

	/**
	 * A container of updates.
	 *
	 * @param updates the container
	 * @param origin how it came
	 * @param intake by which way, which knows its peers
	 */
	record Container(UpdatesType updates, Origin origin, Intake intake) implements Arrival {

		@Override
		public void enter(Consumer<Input> engine) {
			this.intake.enter(this.updates, engine);
		}

		boolean isPush() {
			return this.origin == Origin.PUSH;
		}

		Container with(UpdatesType rest) {
			return (rest == this.updates) ? this : new Container(rest, this.origin, this.intake);
		}

	}

	/** How a container came. */
	enum Origin {

		/** The server pushed it. */
		PUSH,

		/** A call was answered with it. */
		ANSWER

	}

}
