package io.github.telegramupdates.tl.client;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RpcException}.
 */
class RpcExceptionTests {

	@Test
	void aNumberAtTheEndIsTheArgument() {
		RpcException ex = new RpcException(420, "FLOOD_WAIT_30", "messages.sendMessage");
		assertThat(ex.type()).isEqualTo("FLOOD_WAIT");
		assertThat(ex.argument()).hasValue(30);
	}

	@Test
	void aNumberInTheMiddleIsTheArgument() {
		RpcException ex = new RpcException(400, "FILE_PART_7_MISSING", "messages.sendMedia");
		assertThat(ex.type()).isEqualTo("FILE_PART_MISSING");
		assertThat(ex.argument()).hasValue(7);
	}

	@Test
	void aDigitInsideAWordIsNoArgument() {
		RpcException ex = new RpcException(400, "MD5_CHECKSUM_INVALID", "upload.saveFilePart");
		assertThat(ex.type()).isEqualTo("MD5_CHECKSUM_INVALID");
		assertThat(ex.argument()).isEmpty();
	}

	@Test
	void theMessageNamesMethodCodeAndError() {
		RpcException ex = new RpcException(303, "USER_MIGRATE_2", "auth.signIn");
		assertThat(ex).hasMessage("auth.signIn: 303 USER_MIGRATE_2");
		assertThat(ex.code()).isEqualTo(303);
		assertThat(ex.method()).isEqualTo("auth.signIn");
	}

	@Test
	void aNumberTooLongForAnIntIsNoArgument() {
		assertThat(new RpcException(400, "X_12345678901", "help.getConfig").argument()).isEmpty();
	}

}
