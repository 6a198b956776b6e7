package io.github.telegramupdates.mtproto.crypto;

/**
 * A Diffie-Hellman group or a public value in it is refused, because the key would not be
 * a secret.
 */
public final class WeakGroupException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	WeakGroupException(String what) {
		super("Diffie-Hellman refused: " + what);
	}

}
