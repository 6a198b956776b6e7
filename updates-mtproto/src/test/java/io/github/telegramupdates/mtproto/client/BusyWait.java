package io.github.telegramupdates.mtproto.client;

/**
 * Waits for what another thread does, until the time-out of the test interrupts it.
 */
final class BusyWait {

	private BusyWait() {
	}

	static void once() {
		if (Thread.interrupted()) {
			throw new IllegalStateException("The test waited for too long");
		}
		Thread.onSpinWait();
	}

}
