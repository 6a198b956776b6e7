package io.github.telegramupdates.mtproto.connection;

import java.util.List;
import java.util.function.Supplier;

import io.github.telegramupdates.mtproto.transport.ServerAddress;

/**
 * Which address of a data center is tried next: the one that works, and after a failure
 * the one behind it. A round is over when each was tried in vain.
 */
final class AddressRotation {

	private final Supplier<List<ServerAddress>> addresses;

	private int position;

	private int failures;

	/**
	 * Creates a rotation.
	 * @param addresses supplies the addresses in their order, which may change
	 */
	AddressRotation(Supplier<List<ServerAddress>> addresses) {
		this.addresses = addresses;
	}

	ServerAddress current() {
		List<ServerAddress> known = this.addresses.get();
		return known.get(this.position % known.size());
	}

	void onWorking() {
		this.failures = 0;
	}

	/** The current one is of no use now. */
	void onFailed() {
		this.position++;
		this.failures++;
	}

	/** Whether all were tried since the last one that worked, or the last full round. */
	boolean isRoundOver() {
		return this.failures % this.addresses.get().size() == 0;
	}

}
