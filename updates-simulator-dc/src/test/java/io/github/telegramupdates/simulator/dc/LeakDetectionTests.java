package io.github.telegramupdates.simulator.dc;

import io.netty.buffer.ByteBufAllocator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class LeakDetectionTests {

	@Test
	void aLostBufferIsNoticed() {
		ByteBufAllocator.DEFAULT.directBuffer(64).writeInt(1);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(LeakDetection::check)
			.withMessageStartingWith("A buffer was not released");
		assertThatNoException().isThrownBy(LeakDetection::check);
	}

}
