package io.github.telegramupdates.engine.scenario;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import io.github.telegramupdates.simulator.connection.SimulatedConnection;

/**
 * How the first start of the account goes. It is drawn apart from all else, so that the
 * rest of a run is the same whatever its beginning.
 *
 * @param faults what goes wrong
 * @param history whether the account has a history by then
 * @param crashes how often the process dies before the first commit of the account
 * @param pushFaults what the line does to what is said meanwhile
 */
record FirstStartFault(Trouble faults, boolean history, int crashes, List<PushFaults> pushFaults) {

	/** Of so many runs, one begins in faults. */
	private static final int TROUBLED_EVERY = 4;

	private static final int WORDS = 12;

	private static final int LATE_MILLIS = 500;

	FirstStartFault {
		pushFaults = List.copyOf(pushFaults);
	}

	static FirstStartFault of(long seed) {
		SplittableRandom random = new SplittableRandom(seed).split();
		boolean faulty = random.nextInt(TROUBLED_EVERY) == 0;
		Trouble faults = !faulty ? Trouble.NONE
				: (random.nextInt(3) == 0) ? Trouble.STATE_FAILS : Trouble.DIFFERENCE_FAILS;
		List<PushFaults> pushFaults = IntStream.range(0, random.nextInt(WORDS))
			.mapToObj((word) -> pushFaults(random))
			.toList();
		return new FirstStartFault(faults, random.nextBoolean(), random.nextInt(3), pushFaults);
	}

	private static PushFaults pushFaults(SplittableRandom random) {
		return new PushFaults(random.nextInt(3) == 0, random.nextInt(5) == 0,
				(random.nextInt(4) == 0) ? random.nextInt(LATE_MILLIS) : 0);
	}

	boolean isFaulty() {
		return this.faults != Trouble.NONE;
	}

	/** What can go wrong. */
	enum Trouble {

		/** Nothing. */
		NONE(""),

		/** The server does not say where the account is. */
		STATE_FAILS("updates.getState"),

		/** The first difference fails. */
		DIFFERENCE_FAILS(ScenarioWorld.DIFFERENCE);

		private final String method;

		Trouble(String method) {
			this.method = method;
		}

		void begin(SimulatedConnection connection) {
			if (this != NONE) {
				connection.failAlways(this.method, 500, "RPC_CALL_FAIL");
			}
		}

		void end(SimulatedConnection connection) {
			connection.heal(this.method);
		}

	}

}
