package io.github.telegramupdates.simulator.dc;

import io.netty.buffer.ByteBufAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

class LeakDetectionTests {

	@Test
	@Timeout(30)
	void aLostBufferIsNoticed() {
		loseBuffer();
		assertThat(nextLeak()).hasMessageStartingWith("A buffer was not released");
		assertThatNoException().isThrownBy(LeakDetection::check);
	}

	private static void loseBuffer() {
		ByteBufAllocator.DEFAULT.directBuffer(64).writeInt(1);
	}

	/**
	 * Checks until a leak is noticed: an event loop that allocates at the same moment may
	 * be the thread that is about to report it, and one check does not wait for it.
	 */
	private static AssertionError nextLeak() {
		while (true) {
			try {
				LeakDetection.check();
			}
			catch (AssertionError ex) {
				return ex;
			}
		}
	}

}
