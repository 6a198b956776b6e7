package io.github.telegramupdates.simulator.dc.fault;

/**
 * A fault that is wanted.
 *
 * @param fault the fault
 * @param number how often it happens; for {@link Fault#BAD_MESSAGE}, which happens once,
 * the code
 */
public record FaultRequest(Fault fault, int number) {

	private static final int DEFAULT_CODE = 16;

	/**
	 * Reads a request.
	 * @param text name of the fault, a colon and the number; without these, the fault
	 * happens once, and a message is rejected by the code 16
	 * @return the request
	 * @throws IllegalArgumentException if there is no such fault
	 */
	public static FaultRequest of(String text) {
		int colon = text.indexOf(':');
		if (colon < 0) {
			Fault fault = Fault.named(text);
			return new FaultRequest(fault, (fault == Fault.BAD_MESSAGE) ? DEFAULT_CODE : 1);
		}
		return new FaultRequest(Fault.named(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)));
	}

}
