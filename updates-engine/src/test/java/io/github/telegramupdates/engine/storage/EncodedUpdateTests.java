package io.github.telegramupdates.engine.storage;

import java.util.Arrays;
import java.util.List;

import io.github.telegramupdates.tl.ChatEmpty;
import io.github.telegramupdates.tl.TlSchema;
import io.github.telegramupdates.tl.UpdateConfig;
import io.github.telegramupdates.tl.UpdatePhoneCallSignalingData;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.UserEmpty;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link EncodedUpdate}.
 */
class EncodedUpdateTests {

	private static final EncodedUpdate ENCODED = EncodedUpdate.of(
			new UpdatePhoneCallSignalingData(7, "secret".getBytes()), List.of(new UserEmpty(1)),
			List.of(new ChatEmpty(2)));

	@Test
	void anUpdateIsReadWithItsUsersAndChats() {
		Updates container = ENCODED.decode();
		assertThat(container.updates()).containsExactly(new UpdatePhoneCallSignalingData(7, "secret".getBytes()));
		assertThat(container.users()).containsExactly(new UserEmpty(1));
		assertThat(container.chats()).containsExactly(new ChatEmpty(2));
	}

	@Test
	void encodedUpdatesAreComparedByTheirBytes() {
		EncodedUpdate same = new EncodedUpdate(ENCODED.layer(), ENCODED.bytes().clone());
		assertThat(same).isEqualTo(ENCODED).hasSameHashCodeAs(ENCODED);
		assertThat(new EncodedUpdate(1, ENCODED.bytes())).isNotEqualTo(ENCODED);
		assertThat(EncodedUpdate.of(new UpdateConfig(), List.of(), List.of())).isNotEqualTo(ENCODED);
	}

	@Test
	void theTextTellsNothingOfTheContent() {
		assertThat(ENCODED).hasToString(ENCODED.bytes().length + " bytes of layer " + TlSchema.LAYER);
	}

	@Test
	void anUpdateOfAnotherLayerIsNotRead() {
		refused(new EncodedUpdate(TlSchema.LAYER - 1, ENCODED.bytes()), "layer " + (TlSchema.LAYER - 1));
	}

	@Test
	void bytesThatAreDamagedAreNotRead() {
		byte[] bytes = ENCODED.bytes();
		refused(new EncodedUpdate(TlSchema.LAYER, new byte[0]), "damaged");
		refused(new EncodedUpdate(TlSchema.LAYER, Arrays.copyOf(bytes, bytes.length - 4)), "damaged");
		refused(new EncodedUpdate(TlSchema.LAYER, Arrays.copyOf(bytes, bytes.length + 4)), "damaged");
		refused(new EncodedUpdate(TlSchema.LAYER, new UpdateConfig().toByteArray()), "damaged");
	}

	@Test
	void bytesOfSeveralUpdatesAreNotRead() {
		Updates two = new Updates(List.of(new UpdateConfig(), new UpdateConfig()), List.of(), List.of(), 0, 0);
		refused(new EncodedUpdate(TlSchema.LAYER, two.toByteArray()), "2 updates");
	}

	private static void refused(EncodedUpdate encoded, String why) {
		assertThatExceptionOfType(UnreadableUpdateException.class).isThrownBy(encoded::decode)
			.withMessageContaining(why);
	}

}
