package io.github.telegramupdates.mtproto.transport;

import io.github.telegramupdates.mtproto.crypto.TestRandom;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PartialFrameTests {

	private static final int LENGTH = 1 << 20;

	@ParameterizedTest
	@ValueSource(ints = { 1_000, 65_536, LENGTH })
	void aFrameIsPutTogetherOfPiecesOfAnySize(int size) {
		byte[] content = new TestRandom(5).next(LENGTH);
		ByteBuf all = Unpooled.wrappedBuffer(content);
		PartialFrame frame = new PartialFrame(LENGTH);
		while (!frame.fill(all.readSlice(Math.min(size, all.readableBytes())))) {
			assertThat(all.isReadable()).isTrue();
		}
		assertThat(all.isReadable()).isFalse();
		assertThat(frame.content()).isEqualTo(content);
	}

	@Test
	void whatComesAfterAFrameIsNotTaken() {
		ByteBuf in = Unpooled.wrappedBuffer(new byte[12]);
		assertThat(new PartialFrame(8).fill(in)).isTrue();
		assertThat(in.readableBytes()).isEqualTo(4);
	}

	@Test
	void aFrameThatIsOnlyAnnouncedGetsLittleRoom() {
		PartialFrame frame = new PartialFrame(LENGTH);
		assertThat(frame.fill(Unpooled.wrappedBuffer(new byte[100]))).isFalse();
		assertThat(frame.content()).hasSize(64 << 10);
	}

	@Test
	void aFrameOfWhichAPartHasArrivedIsMovedNoMore() {
		PartialFrame frame = new PartialFrame(LENGTH);
		assertThat(frame.fill(Unpooled.wrappedBuffer(new byte[LENGTH / 64]))).isFalse();
		assertThat(frame.content()).hasSize(LENGTH);
	}

}
