package io.github.telegramupdates.mtproto.rpc;

import java.util.List;
import java.util.Set;

import io.github.telegramupdates.tl.InputPeer;
import io.github.telegramupdates.tl.PeerMethod;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.WrapperMethod;
import io.github.telegramupdates.tl.client.RandomIds;
import io.github.telegramupdates.tl.messages.rpc.ForwardMessages;
import org.jspecify.annotations.Nullable;

/**
 * What kind of call a call is, by the schema: that of the innermost one, if calls are
 * wrapped around it.
 *
 * @param method the innermost call
 */
record CallKind(TlMethod<?> method) {

	private static final List<String> READS = List.of("get", "search", "resolve", "check");

	/** They change something in spite of their names. */
	private static final Set<String> NO_READS = Set.of("messages.getBotCallbackAnswer", "auth.checkPassword",
			"auth.checkRecoveryPassword");

	/** Whoever fetches differences waits by itself. */
	private static final String PACED_BY_CALLER = "updates.";

	static CallKind of(TlMethod<?> call) {
		TlMethod<?> innermost = call;
		while (innermost instanceof WrapperMethod wrapper) {
			innermost = wrapper.query();
		}
		return new CallKind(innermost);
	}

	String name() {
		return this.method.methodName();
	}

	boolean isPacedByCaller() {
		return name().startsWith(PACED_BY_CALLER);
	}

	/** Whether the server may carry it out twice. */
	boolean isRepeatable() {
		return isRead() || RandomIds.areIn(this.method);
	}

	private boolean isRead() {
		String simple = name().substring(name().indexOf('.') + 1);
		return READS.stream().anyMatch(simple::startsWith) && !NO_READS.contains(name());
	}

	/** The chat that it writes to, if it does. */
	@Nullable InputPeer peer() {
		if (this.method instanceof ForwardMessages forward) {
			return forward.toPeer();
		}
		return (this.method instanceof PeerMethod about) ? about.peer() : null;
	}

}
