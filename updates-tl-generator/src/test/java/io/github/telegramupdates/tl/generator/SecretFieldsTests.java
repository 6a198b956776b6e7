package io.github.telegramupdates.tl.generator;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecretFields}.
 */
class SecretFieldsTests {

	@ParameterizedTest
	@ValueSource(strings = { "phone", "phone_number", "phone_code_hash", "password", "new_password_hash", "code",
			"codes", "token", "future_auth_token", "api_hash", "access_hash", "auth_key", "secret" })
	void credentialsAndPhoneNumbersAreSecret(String name) {
		assertThat(SecretFields.isSecret(component(name, TlType.Scalar.STRING))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "message", "title", "lang_code", "country_code", "hash", "pts" })
	void othersAreNot(String name) {
		assertThat(SecretFields.isSecret(component(name, TlType.Scalar.STRING))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "key", "g_a", "encryption_key", "M1" })
	void bytesOfKeysAreSecret(String name) {
		assertThat(SecretFields.isSecret(component(name, TlType.Scalar.BYTES))).isTrue();
		assertThat(SecretFields.isSecret(component(name, TlType.Scalar.STRING))).isFalse();
	}

	private static Component component(String name, TlType type) {
		return new Component(JavaNames.componentName(name), new Argument.Required(name, type));
	}

}
