package io.github.telegramupdates.simulator.connection;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.telegramupdates.simulator.server.Server;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.TlMethods;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.TlWriter;
import io.github.telegramupdates.tl.WrapperMethod;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.client.TelegramApi;
import org.jspecify.annotations.Nullable;

/**
 * Takes method calls to the server. A call is carried out at once; its answer travels
 * like a push.
 */
final class SimulatedCalls implements TelegramApi {

	private static final Set<String> DIFFERENCES = Set.of("updates.getDifference", "updates.getChannelDifference");

	private final CallCounters counters = new CallCounters();

	private final ErrorScript errors = new ErrorScript();

	private final Server server;

	private final ServerSideSession session;

	private final ConnectionState line;

	private final ArrivalQueue wire;

	SimulatedCalls(Server server, ServerSideSession session, ConnectionState line, ArrivalQueue wire) {
		this.server = server;
		this.session = session;
		this.line = line;
		this.wire = wire;
	}

	CallCounters counters() {
		return this.counters;
	}

	ErrorScript errors() {
		return this.errors;
	}

	@Override
	public <R> CompletableFuture<R> invoke(TlMethod<R> method) {
		CompletableFuture<R> future = new CompletableFuture<>();
		this.server.locked(() -> accept(method, future));
		return future;
	}

	private <R> void accept(TlMethod<R> method, CompletableFuture<R> future) {
		TlMethod<?> innermost = innermost(method);
		String name = innermost.methodName();
		Long channelId = RequestedChannel.of(innermost);
		this.counters.call(name, channelId);
		if (!this.line.isUp()) {
			// Nobody waits for the future yet, so this runs no foreign code
			future.completeExceptionally(new IOException("There is no connection"));
			return;
		}
		this.counters.depart(name);
		Runnable landing = () -> this.server.locked(() -> this.counters.land(name));
		this.wire.send(new Answer<>(method, future, outcome(method, name, channelId), landing),
				this.line.dice().delay());
		this.session.answered();
	}

	private <R> Answer.Outcome outcome(TlMethod<R> method, String name, @Nullable Long channelId) {
		try {
			throwPlannedError(name, channelId);
			TlWriter out = new TlWriter();
			method.writeResult(out, this.server.answer(this.session, overTheWire(method)));
			byte[] bytes = out.toByteArray();
			return new Answer.Success(this.errors.takeGarbled(name, bytes.length) ? garbled(bytes) : bytes);
		}
		catch (RpcException ex) {
			return new Answer.Failure(ex);
		}
	}

	/** Calls are counted, and fail, by what they are about. */
	private static TlMethod<?> innermost(TlMethod<?> method) {
		TlMethod<?> innermost = method;
		while (innermost instanceof WrapperMethod wrapper) {
			innermost = wrapper.query();
		}
		return innermost;
	}

	/**
	 * Bytes that no client can read: they begin with a constructor that does not exist.
	 */
	static byte[] garbled(byte[] bytes) {
		byte[] garbled = bytes.clone();
		Arrays.fill(garbled, 0, Math.min(Integer.BYTES, garbled.length), (byte) 0xee);
		return garbled;
	}

	@SuppressWarnings("unchecked")
	private static <R> TlMethod<R> overTheWire(TlMethod<R> method) {
		return (TlMethod<R>) TlMethods.read(new TlReader(method.toByteArray()));
	}

	private void throwPlannedError(String methodName, @Nullable Long channelId) {
		this.errors.check(methodName, channelId, this.server.clock().millis());
		if (DIFFERENCES.contains(methodName) && this.line.dice().failsDifference()) {
			Faults faults = this.line.dice().faults();
			throw new RpcException(faults.rpcErrorCode(), faults.rpcErrorType(), methodName);
		}
	}

}
