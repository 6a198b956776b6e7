package io.github.telegramupdates.simulator.server;

/**
 * A method call fails with an error of Telegram.
 */
final class RpcError extends RuntimeException {

	private final int code;

	RpcError(int code, String type) {
		super(type, null, false, false);
		this.code = code;
	}

	static RpcError badRequest(String type) {
		return new RpcError(400, type);
	}

	int code() {
		return this.code;
	}

	String type() {
		return String.valueOf(getMessage());
	}

}
