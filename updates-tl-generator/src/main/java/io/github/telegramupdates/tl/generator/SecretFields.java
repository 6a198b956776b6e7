package io.github.telegramupdates.tl.generator;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which fields must not appear in {@code toString}, and so in logs: whoever knows them
 * can log in, act as the account or find the person. A rule about names, because the
 * schema says nothing about it.
 */
final class SecretFields {

	private static final Pattern SECRET_WORD = Pattern.compile(".*(password|passcode|secret|token|phone|email|api_?hash"
			+ "|auth_?key|access_?hash|credential|srp|vcard|session).*|code|codes|code_.*|.*(sms|login|invite)_code");

	private static final Set<String> KEY_MATERIAL = Set.of("a", "b", "m1", "g_a", "g_b", "g_a_or_b", "g_a_hash", "key",
			"public_key", "random_data", "encrypted_message", "dh_prime", "salt1", "salt2");

	private SecretFields() {
	}

	static boolean isSecret(Component component) {
		if (!holdsText(component.type()) || component.argument() instanceof Argument.Switch) {
			return false;
		}
		String name = component.argument().name().toLowerCase(Locale.ROOT);
		boolean keyMaterial = component.isBytes() && (KEY_MATERIAL.contains(name) || name.endsWith("_key"));
		return keyMaterial || SECRET_WORD.matcher(name).matches();
	}

	/**
	 * Records print their own fields, so only plain values have to be hidden.
	 */
	private static boolean holdsText(TlType type) {
		if (type instanceof TlType.Vector vector) {
			return vector.element() instanceof TlType.Scalar;
		}
		return type instanceof TlType.Scalar && type != TlType.Scalar.BOOL;
	}

}
