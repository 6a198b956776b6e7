package io.github.telegramupdates.tl.generator;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConstructorId}.
 */
class ConstructorIdTests {

	@ParameterizedTest
	@ValueSource(strings = { "inputPeerEmpty#7f3b18ea = InputPeer", "peerUser#59511722 user_id:long = Peer",
			"inputPhoto#3bb3b94a id:long access_hash:long file_reference:bytes = InputPhoto",
			"inputMediaPhotoExternal#e5bbfe1a flags:# spoiler:flags.1?true url:string ttl_seconds:flags.0?int = InputMedia",
			"invokeAfterMsgs#3dc4b4f0 {X:Type} msg_ids:Vector<long> query:!X = X" })
	void theIdIsTheChecksumOfTheNormalisedLine(String line) {
		String id = line.replaceFirst("^\\w+#(\\w+) .*", "$1");
		assertThat(Integer.toHexString(ConstructorId.of(line))).isEqualTo(id);
	}

}
