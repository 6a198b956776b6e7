package io.github.telegramupdates.mtproto.message;

import io.github.telegramupdates.tl.TlDecodeException;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.mtproto.RpcError;

/**
 * The answer to a call as it stands in {@code rpc_result}: what the method returns or an
 * error, and either of them packed maybe.
 */
public final class RpcAnswer {

	private RpcAnswer() {
	}

	/**
	 * Unpacks an answer if it is packed.
	 * @param in positioned at the answer
	 * @return a reader of what is in it
	 * @throws TlDecodeException if it cannot be unpacked
	 */
	public static TlReader unpacked(TlReader in) {
		return (in.peekInt() == Gzip.ID) ? new TlReader(Gzip.unpack(in, Gzip.MAX_RESULT)) : in;
	}

	/**
	 * Reads an answer.
	 * @param <R> what the method returns
	 * @param method the call
	 * @param in positioned at the answer
	 * @return what the method returned
	 * @throws TlDecodeException if it cannot be decoded
	 * @throws RpcException if it is an error
	 */
	public static <R> R read(TlMethod<R> method, TlReader in) {
		TlReader plain = unpacked(in);
		if (plain.peekInt() == RpcError.ID) {
			throw error(method, RpcError.read(plain));
		}
		R result = method.readResult(plain);
		plain.expectEnd();
		return result;
	}

	/**
	 * An error of the server as an exception.
	 * @param method the call
	 * @param error the error
	 * @return the exception
	 */
	public static RpcException error(TlMethod<?> method, RpcError error) {
		return RpcException.of(error.errorCode(), error.errorMessage(), method.methodName());
	}

}
