package io.github.telegramupdates.engine.life;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import io.github.telegramupdates.simulator.connection.SimulatedConnection;

/**
 * How the first start of the account goes. It is drawn apart from all else, so that the
 * rest of a life is the same whatever its beginning.
 *
 * @param trouble what goes wrong
 * @param history whether the account has a history by then
 * @param crashes how often the process dies before the first commit of the account
 * @param fates what the line does to what is said meanwhile
 */
record Beginning(Trouble trouble, boolean history, int crashes, List<Fate> fates) {

	/** Of so many lives, one begins in trouble. */
	private static final int TROUBLED_EVERY = 4;

	private static final int WORDS = 12;

	private static final int LATE_MILLIS = 500;

	Beginning {
		fates = List.copyOf(fates);
	}

	static Beginning of(long seed) {
		SplittableRandom random = new SplittableRandom(seed).split();
		boolean troubled = random.nextInt(TROUBLED_EVERY) == 0;
		Trouble trouble = !troubled ? Trouble.NONE
				: (random.nextInt(3) == 0) ? Trouble.STATE_FAILS : Trouble.DIFFERENCE_FAILS;
		List<Fate> fates = IntStream.range(0, random.nextInt(WORDS)).mapToObj((word) -> fate(random)).toList();
		return new Beginning(trouble, random.nextBoolean(), random.nextInt(3), fates);
	}

	private static Fate fate(SplittableRandom random) {
		return new Fate(random.nextInt(3) == 0, random.nextInt(5) == 0,
				(random.nextInt(4) == 0) ? random.nextInt(LATE_MILLIS) : 0);
	}

	boolean isTroubled() {
		return this.trouble != Trouble.NONE;
	}

	/** What can go wrong. */
	enum Trouble {

		/** Nothing. */
		NONE(""),

		/** The server does not tell where the account is. */
		STATE_FAILS("updates.getState"),

		/** The first difference fails. */
		DIFFERENCE_FAILS(World.DIFFERENCE);

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
