package io.github.telegramupdates.simulator.dc.session;

import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.TlWriter;

/**
 * The message that carries the answer to a call.
 */
final class RpcResult {

	static final int ID = 0xf35c6d01;

	private RpcResult() {
	}

	static byte[] write(long callId, byte[] result) {
		TlWriter out = new TlWriter(result.length + 12);
		out.writeInt(ID);
		out.writeLong(callId);
		out.writeRaw(result);
		return out.toByteArray();
	}

	/**
	 * The same with a compressed answer.
	 */
	static byte[] compressed(byte[] rpcResult) {
		TlReader in = new TlReader(rpcResult);
		in.expectConstructor(ID, "rpc_result");
		return write(in.readLong(), GzipPacked.pack(in.readRaw(in.remaining())));
	}

}
