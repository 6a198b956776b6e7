package io.github.telegramupdates.simulator.dc.rpc;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.TlMethods;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.WrapperMethod;
import io.github.telegramupdates.tl.rpc.InitConnection;
import io.github.telegramupdates.tl.rpc.InvokeAfterMsg;
import io.github.telegramupdates.tl.rpc.InvokeAfterMsgs;
import io.github.telegramupdates.tl.rpc.InvokeWithLayer;
import io.github.telegramupdates.tl.rpc.InvokeWithoutUpdates;

/**
 * A call without the wrappers that are about the connection.
 *
 * @param query what is called; wrappers that are about the call itself are kept
 * @param initialises whether the client introduces itself
 * @param withUpdates whether the client wants to be pushed updates
 * @param after messages that have to come before
 */
record UnwrappedCall(TlMethod<?> query, boolean initialises, boolean withUpdates, List<Long> after) {

	private static final int OLDEST_LAYER = 228;

	/**
	 * Reads a call.
	 * @throws io.github.telegramupdates.tl.TlDecodeException if there is something else
	 * @throws RpcFailure if the client speaks a layer that is too old
	 */
	static UnwrappedCall read(byte[] body) {
		TlMethod<?> query = TlMethods.read(new TlReader(body));
		boolean initialises = false;
		boolean withUpdates = true;
		List<Long> after = new ArrayList<>();
		while (query instanceof WrapperMethod wrapper && isAboutConnection(query)) {
			if (query instanceof InvokeWithLayer<?> layered && layered.layer() < OLDEST_LAYER) {
				throw RpcFailure.badRequest("CONNECTION_LAYER_INVALID");
			}
			initialises |= query instanceof InitConnection<?>;
			withUpdates &= !(query instanceof InvokeWithoutUpdates<?>);
			if (query instanceof InvokeAfterMsg<?> one) {
				after.add(one.msgId());
			}
			else if (query instanceof InvokeAfterMsgs<?> several) {
				after.addAll(several.msgIds());
			}
			query = wrapper.query();
		}
		return new UnwrappedCall(query, initialises, withUpdates, after);
	}

	private static boolean isAboutConnection(TlMethod<?> query) {
		return query instanceof InvokeWithLayer<?> || query instanceof InitConnection<?>
				|| query instanceof InvokeWithoutUpdates<?> || query instanceof InvokeAfterMsg<?>
				|| query instanceof InvokeAfterMsgs<?>;
	}

}
