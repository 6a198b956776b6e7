package io.github.telegramupdates.simulator.connection;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.telegramupdates.simulator.server.Server;
import io.github.telegramupdates.simulator.server.Session;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.TlMethods;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.TlWriter;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.client.TelegramApi;

/**
 * Takes method calls to the server. A call is carried out at once; its answer travels
 * like a push.
 */
final class CallDesk implements TelegramApi {

	private static final Set<String> DIFFERENCES = Set.of("updates.getDifference", "updates.getChannelDifference");

	private final Map<String, Integer> calls = new HashMap<>();

	private final Map<String, Deque<PlannedError>> plannedErrors = new HashMap<>();

	private final Server server;

	private final Session session;

	private final Line line;

	private final Wire wire;

	CallDesk(Server server, Session session, Line line, Wire wire) {
		this.server = server;
		this.session = session;
		this.line = line;
		this.wire = wire;
	}

	int calls(String methodName) {
		return this.calls.getOrDefault(methodName, 0);
	}

	void failNext(String methodName, int code, String type) {
		this.plannedErrors.computeIfAbsent(methodName, (name) -> new ArrayDeque<>()).add(new PlannedError(code, type));
	}

	@Override
	public <R> CompletableFuture<R> invoke(TlMethod<R> method) {
		CompletableFuture<R> future = new CompletableFuture<>();
		this.server.locked(() -> accept(method, future));
		return future;
	}

	private <R> void accept(TlMethod<R> method, CompletableFuture<R> future) {
		this.calls.merge(method.methodName(), 1, Integer::sum);
		if (!this.line.isUp()) {
			// Nobody waits for the future yet, so this runs no foreign code
			future.completeExceptionally(new IOException("There is no connection"));
			return;
		}
		this.wire.send(new Answer<>(method, future, outcome(method)), this.line.dice().delay());
	}

	private <R> Answer.Outcome outcome(TlMethod<R> method) {
		try {
			throwPlannedError(method.methodName());
			TlWriter out = new TlWriter();
			method.writeResult(out, this.server.answer(this.session, overTheWire(method)));
			return new Answer.Success(out.toByteArray());
		}
		catch (RpcException ex) {
			return new Answer.Failure(ex);
		}
	}

	@SuppressWarnings("unchecked")
	private static <R> TlMethod<R> overTheWire(TlMethod<R> method) {
		return (TlMethod<R>) TlMethods.read(new TlReader(method.toByteArray()));
	}

	private void throwPlannedError(String methodName) {
		Deque<PlannedError> planned = this.plannedErrors.get(methodName);
		PlannedError next = (planned != null) ? planned.poll() : null;
		if (next != null) {
			throw new RpcException(next.code(), next.type(), methodName);
		}
		if (DIFFERENCES.contains(methodName) && this.line.dice().failsDifference()) {
			Faults faults = this.line.dice().faults();
			throw new RpcException(faults.rpcErrorCode(), faults.rpcErrorType(), methodName);
		}
	}

	private record PlannedError(int code, String type) {
	}

}
