package io.github.telegramupdates.tl;

import java.util.List;

import io.github.telegramupdates.tl.updates.rpc.GetDifference;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests that {@link TlDecodeException} leads to the offending bytes.
 */
class TlDecodeExceptionTests {

	private static final Message MESSAGE = Message.builder()
		.peerId(new PeerUser(1))
		.message("x")
		.entities(List.of(new MessageEntityBold(1, 2), new MessageEntityBold(3, 4)))
		.build();

	private static final byte[] UPDATE = new UpdateNewMessage(MESSAGE, 10, 1).toByteArray();

	@Test
	void namesConstructorPathAndOffset() {
		int cut = UPDATE.length - 16;
		TlDecodeException ex = decode(cut + 2);
		assertThat(ex.constructor()).isEqualTo("updateNewMessage");
		assertThat(ex.path()).isEqualTo("message.entities[1].offset");
		assertThat(ex.offset()).isEqualTo(cut);
		assertThat(ex)
			.hasMessage("updateNewMessage: message.entities[1].offset at byte " + cut + ": 4 bytes expected, 2 left");
	}

	@Test
	void namesAFieldBehindANestedOne() {
		assertThat(decode(UPDATE.length - 4).path()).isEqualTo("pts_count");
	}

	@Test
	void namesTheTypeThatHasNoSuchConstructor() {
		assertThatExceptionOfType(TlDecodeException.class)
			.isThrownBy(() -> Update.read(new TlReader(new PeerUser(1).toByteArray())))
			.withMessage("at byte 0: no constructor 0x59511722 in Update");
	}

	@Test
	void namesTheConstructorThatIsExpected() {
		TlReader in = new TlReader(new PeerUser(1).toByteArray());
		assertThatExceptionOfType(TlDecodeException.class).isThrownBy(() -> GetDifference.read(in))
			.withMessage("at byte 0: constructor 0x59511722 instead of updates.getDifference#19c2f763");
	}

	@Test
	void anUnknownIdIsOutsideTheSchema() {
		TlReader in = new TlReader(new byte[] { 1, 0, 0, 0 });
		assertThatExceptionOfType(TlDecodeException.class).isThrownBy(() -> TlObjects.read(in))
			.withMessage("at byte 0: no constructor 0x1 in the schema");
	}

	private static TlDecodeException decode(int length) {
		return catchThrowableOfType(TlDecodeException.class, () -> Update.read(new TlReader(UPDATE, 0, length)));
	}

}
