package io.github.telegramupdates.benchmarks.connection;

import java.nio.ByteBuffer;
import java.util.Arrays;

import io.github.telegramupdates.mtproto.crypto.AesIge;
import io.github.telegramupdates.mtproto.crypto.AesParameters;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlainDecryptionTests {

	@Test
	void theBaselineDecryptsWhatTheClientEncrypts() throws Exception {
		byte[] key = ServerConnection.random(32);
		byte[] iv = ServerConnection.random(32);
		byte[] plain = ServerConnection.random(4_096);
		ByteBuffer encrypted = ByteBuffer.wrap(new AesIge().encrypt(plain, new AesParameters(key, iv)));
		byte[] decrypted = new PlainDecryption(key).decrypt(encrypted, Arrays.copyOfRange(iv, 16, 32),
				Arrays.copyOf(iv, 16));
		assertThat(decrypted).isEqualTo(plain);
	}

}
