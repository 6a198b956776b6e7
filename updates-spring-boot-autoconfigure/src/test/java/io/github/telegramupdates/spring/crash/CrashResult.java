package io.github.telegramupdates.spring.crash;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a run has shown.
 *
 * @param kills how many processes died
 * @param lost what is missing, or is not so
 * @param repeated what took effect more than once
 * @param annotations how many updates without a position of their own took effect
 * @param recovered how many updates came in pages
 * @param intents how many promises a process left to its successor
 * @param holes how many stretches were passed, and stored
 */
record CrashResult(int kills, List<String> lost, List<String> repeated, long annotations, long recovered, int intents,
		int holes) {

	static final CrashResult NONE = new CrashResult(0, List.of(), List.of(), 0, 0, 0, 0);

	CrashResult and(CrashResult other) {
		return new CrashResult(this.kills + other.kills, and(this.lost, other.lost), and(this.repeated, other.repeated),
				this.annotations + other.annotations, this.recovered + other.recovered, this.intents + other.intents,
				this.holes + other.holes);
	}

	private static List<String> and(List<String> some, List<String> more) {
		return Stream.concat(some.stream(), more.stream()).toList();
	}

	boolean isClean() {
		return this.lost.isEmpty() && this.repeated.isEmpty();
	}

	@Override
	public String toString() {
		return "kills=%d lost=%d repeated=%d (of %d annotations and %d updates of pages, %d intents and %d holes)"
			.formatted(this.kills, this.lost.size(), this.repeated.size(), this.annotations, this.recovered,
					this.intents, this.holes);
	}

}
