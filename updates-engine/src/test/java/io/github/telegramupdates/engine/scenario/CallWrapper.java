package io.github.telegramupdates.engine.scenario;

import java.util.List;

import io.github.telegramupdates.tl.MessageRange;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.rpc.InitConnection;
import io.github.telegramupdates.tl.rpc.InvokeAfterMsg;
import io.github.telegramupdates.tl.rpc.InvokeAfterMsgs;
import io.github.telegramupdates.tl.rpc.InvokeWithLayer;
import io.github.telegramupdates.tl.rpc.InvokeWithMessagesRange;
import io.github.telegramupdates.tl.rpc.InvokeWithoutUpdates;

/**
 * Wraps calls in others, one or several times.
 */
final class CallWrapper {

	private static final int KINDS = 6;

	private int calls;

	<R> TlMethod<R> wrap(TlMethod<R> call) {
		this.calls++;
		TlMethod<R> once = around(call, this.calls % KINDS);
		return (this.calls % 2 == 0) ? around(once, (this.calls + 1) % KINDS) : once;
	}

	private static <R> TlMethod<R> around(TlMethod<R> call, int kind) {
		return switch (kind) {
			case 0 -> new InvokeWithLayer<>(228, call);
			case 1 -> new InitConnection<>(1, "", "", "", "", "", "", null, null, call);
			case 2 -> new InvokeAfterMsg<>(1, call);
			case 3 -> new InvokeAfterMsgs<>(List.of(1L, 2L), call);
			case 4 -> new InvokeWithMessagesRange<>(new MessageRange(1, 2), call);
			default -> new InvokeWithoutUpdates<>(call);
		};
	}

}
