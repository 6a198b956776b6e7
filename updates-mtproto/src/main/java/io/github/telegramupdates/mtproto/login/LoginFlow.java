package io.github.telegramupdates.mtproto.login;

import io.github.telegramupdates.mtproto.crypto.PasswordProof;
import io.github.telegramupdates.tl.client.RpcException;

/**
 * The steps of one way to log in. Waiting and repeating is not its part.
 */
interface LoginFlow {

	LoginAction begin();

	/** The last call was answered. */
	LoginAction onAnswer(Object result);

	/** The last call was refused, and the server did not say to try it again. */
	LoginAction onError(RpcException error);

	/** The handler answered what it was asked for. */
	default LoginAction onTold(String text) {
		throw new IllegalStateException("Nobody was asked");
	}

	default LoginAction onProof(PasswordProof proof) {
		throw new IllegalStateException("Nothing was to prove");
	}

}
