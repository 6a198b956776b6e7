package io.github.telegramupdates.mtproto.message;

import java.util.List;

import io.github.telegramupdates.tl.TlReader;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MessageContainerTests {

	private final byte[] body = { 1, 0, 0, 0, 2, 0, 0, 0 };

	@Test
	void partsOfAnArrayAreWrittenAsThoughTheyWereAlone() {
		ProtocolMessage part = new ProtocolMessage(5, 1, this.body, 4, 4);
		assertThat(MessageContainer.write(List.of(part)))
			.isEqualTo(MessageContainer.write(List.of(new ProtocolMessage(5, 1, new byte[] { 2, 0, 0, 0 }))));
	}

	@Test
	void aMessageDoesNotKeepTheBytesOfItsContainer() {
		byte[] container = MessageContainer
			.write(List.of(new ProtocolMessage(5, 1, this.body), new ProtocolMessage(9, 3, new byte[1_000])));
		List<ProtocolMessage> read = MessageContainer.read(new TlReader(container));
		assertThat(read).extracting(ProtocolMessage::length).containsExactly(8, 1_000);
		assertThat(read.get(0).bytes()).isEqualTo(this.body);
	}

}
