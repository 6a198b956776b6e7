package io.github.telegramupdates.simulator.dc.fault;

import java.util.Set;

/**
 * A fault that is wanted.
 *
 * @param fault the fault
 * @param number how often it happens; for {@link SessionFault#BAD_MESSAGE},
 * {@link CallFault#FLOOD_WAIT} and {@link CallFault#MIGRATE}, which happen once, the
 * code, the seconds or the data center
 */
public record FaultRequest(Fault fault, int number) {

	private static final int MAX = 10_000;

	/** Of these codes there can be notifications; 48 is that of a wrong salt. */
	private static final Set<Integer> CODES = Set.of(16, 17, 18, 19, 20, 32, 33, 34, 35, 64);

	/**
	 * Checks the number.
	 * @throws IllegalArgumentException if it does not fit the fault
	 */
	public FaultRequest {
		if (number < 1 || number > MAX || (fault == SessionFault.BAD_MESSAGE && !CODES.contains(number))) {
			throw new IllegalArgumentException("There is no fault " + fault.text() + ":" + number);
		}
	}

	/**
	 * Reads a request.
	 * @param text name of the fault, and a colon and the number if it is not the usual
	 * one
	 * @return the request
	 * @throws IllegalArgumentException if there is no such fault
	 */
	public static FaultRequest of(String text) {
		int colon = text.lastIndexOf(':');
		if (colon < 0 || !text.substring(colon + 1).matches("\\d{1,9}")) {
			Fault fault = Fault.named(text);
			return new FaultRequest(fault, fault.defaultNumber());
		}
		return new FaultRequest(Fault.named(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)));
	}

}
