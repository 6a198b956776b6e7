package io.github.telegramupdates.simulator.dc.rpc;

import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.mtproto.RpcError;

/**
 * A call fails with an error of Telegram.
 */
final class RpcFailure extends RuntimeException {

	private final int code;

	private final String type;

	RpcFailure(int code, String type) {
		super(code + " " + type, null, false, false);
		this.code = code;
		this.type = type;
	}

	static RpcFailure badRequest(String type) {
		return new RpcFailure(400, type);
	}

	/**
	 * The failure of a call that the simulated Telegram refused, with the number in its
	 * type.
	 */
	static RpcFailure of(RpcException refusal) {
		String prefix = refusal.method() + ": " + refusal.code() + " ";
		return new RpcFailure(refusal.code(), String.valueOf(refusal.getMessage()).substring(prefix.length()));
	}

	RpcError toMessage() {
		return new RpcError(this.code, this.type);
	}

}
