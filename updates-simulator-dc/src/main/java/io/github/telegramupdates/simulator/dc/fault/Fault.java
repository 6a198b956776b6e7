package io.github.telegramupdates.simulator.dc.fault;

import java.util.List;
import java.util.stream.Stream;

/**
 * Something that goes wrong, or is unusual, on request.
 */
public sealed interface Fault permits ConnectionFault, SessionFault, CallFault, Attack, ExchangeFault {

	/**
	 * Its name, for example {@code bad-salt}.
	 * @return lower case with hyphens; attacks and exchanges have a prefix and a colon
	 */
	String text();

	/**
	 * Whether it happens from the start on, not only once the peer writes.
	 * @return whether it concerns what comes before that
	 */
	default boolean isFromTheStart() {
		return false;
	}

	/**
	 * The number of a request that has none.
	 * @return how often it happens, or what it says
	 */
	default int defaultNumber() {
		return 1;
	}

	/**
	 * Whether the number of a request says how often it happens.
	 * @return {@code false} if it happens once, and the number says more about it
	 */
	default boolean isCounted() {
		return true;
	}

	/**
	 * All there are.
	 * @return faults of connections, sessions and calls, then attacks and exchanges
	 */
	static List<Fault> all() {
		return Stream
			.<Fault[]>of(ConnectionFault.values(), SessionFault.values(), CallFault.values(), Attack.values(),
					ExchangeFault.values())
			.flatMap(Stream::of)
			.toList();
	}

	/**
	 * Finds a fault.
	 * @param text its name
	 * @return the fault
	 * @throws IllegalArgumentException if there is none
	 */
	static Fault named(String text) {
		return all().stream()
			.filter((fault) -> fault.text().equals(text))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There is no fault " + text));
	}

}
