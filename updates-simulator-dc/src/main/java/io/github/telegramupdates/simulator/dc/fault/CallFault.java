package io.github.telegramupdates.simulator.dc.fault;

/**
 * What goes wrong with calls and updates.
 */
public enum CallFault implements Fault {

	/** The next call fails with {@code FLOOD_WAIT_n}. */
	FLOOD_WAIT("flood"),
	/** The next call fails with the error 500. */
	INTERNAL("internal"),
	/** The next difference of several events comes in slices of one. */
	SLICE("slice"),
	/** The peer writes in a channel, and the next message there is not pushed. */
	CHANNEL_GAP("channel-gap"),
	/** All accounts are at home in another data center. */
	MIGRATE("migrate");

	private static final int OTHER_DC = 4;

	private final String text;

	CallFault(String text) {
		this.text = text;
	}

	@Override
	public String text() {
		return this.text;
	}

	@Override
	public boolean isFromTheStart() {
		return this == MIGRATE;
	}

	@Override
	public int defaultNumber() {
		return (this == MIGRATE) ? OTHER_DC : 1;
	}

	@Override
	public boolean isCounted() {
		return this != MIGRATE && this != FLOOD_WAIT;
	}

}
