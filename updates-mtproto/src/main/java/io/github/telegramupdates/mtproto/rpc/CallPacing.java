package io.github.telegramupdates.mtproto.rpc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import io.github.telegramupdates.mtproto.event.ClientEvent;
import io.github.telegramupdates.tl.InputPeer;
import io.github.telegramupdates.tl.client.FloodWaitException;
import io.github.telegramupdates.tl.client.RpcException;
import org.jspecify.annotations.Nullable;

/**
 * Decides when calls go and when they go again: none goes while the server wants its
 * method to be left alone, and some are repeated where the server failed. A call that
 * would have to wait for too long fails at once. Confined to the loop.
 */
public final class CallPacing {

	private static final int MAX_REPETITIONS = 3;

	/** The call that this one had to come after was not carried out, nor was this one. */
	private static final Set<String> NOT_CARRIED_OUT = Set.of("MSG_WAIT_FAILED", "MSG_WAIT_TIMEOUT");

	/** The server says by it that it has carried out the call before. */
	private static final String CARRIED_OUT = "RANDOM_ID_DUPLICATE";

	private final ScheduledExecutorService loop;

	private final LongSupplier clock;

	private final Consumer<PendingAnswer<?>> calls;

	private final Consumer<ClientEvent> events;

	private final Map<Key, FloodGate> gates = new HashMap<>();

	private final Set<PendingAnswer<?>> repeatedLater = new LinkedHashSet<>();

	/**
	 * Creates pacing that holds nothing.
	 * @param loop where all of this happens
	 * @param clock the clock that never jumps, in milliseconds
	 * @param calls makes a call
	 * @param events receives waits and repetitions
	 */
	public CallPacing(ScheduledExecutorService loop, LongSupplier clock, Consumer<PendingAnswer<?>> calls,
			Consumer<ClientEvent> events) {
		this.loop = loop;
		this.clock = clock;
		this.calls = calls;
		this.events = events;
	}

	/** Makes a call, now or later. */
	public void call(PendingAnswer<?> call) {
		if (!isHeld(call)) {
			this.calls.accept(call);
		}
	}

	private boolean isHeld(PendingAnswer<?> call) {
		if (this.gates.isEmpty() || !call.policy().paced()) {
			return false;
		}
		CallKind kind = CallKind.of(call.method());
		return isHeld(call, new Key(kind.name(), null)) || isHeld(call, new Key(kind.name(), kind.peer()));
	}

	private boolean isHeld(PendingAnswer<?> call, Key key) {
		FloodGate gate = this.gates.get(key);
		if (gate == null || gate.lets(call)) {
			return false;
		}
		gate.add(call);
		failImpatient(gate);
		return true;
	}

	private void failImpatient(FloodGate gate) {
		long now = this.clock.getAsLong();
		Duration left = Duration.ofMillis(gate.until() - now);
		for (PendingAnswer<?> call : gate.takeImpatient(now)) {
			call.fail(new FloodWaitException(gate.type(), left, CallKind.of(call.method()).name()));
		}
	}

	/**
	 * A call was answered by an error.
	 * @return whether it is made once more, so that the error is not reported
	 */
	public boolean repeats(PendingAnswer<?> call, RpcException error) {
		if (!call.policy().paced() || call.future().isDone()) {
			return false;
		}
		return (error instanceof FloodWaitException flood) ? waits(call, flood) : repeatsAfterFailure(call, error);
	}

	private boolean waits(PendingAnswer<?> call, FloodWaitException flood) {
		long now = this.clock.getAsLong();
		long millis = flood.duration().toMillis();
		CallKind kind = CallKind.of(call.method());
		Key key = new Key(kind.name(), flood.isOfOneChat() ? kind.peer() : null);
		FloodGate gate = this.gates.computeIfAbsent(key, (closed) -> new FloodGate());
		gate.close(flood.type(), now + millis);
		this.loop.schedule(() -> proceed(key, gate), millis, TimeUnit.MILLISECONDS);
		boolean held = call.policy().allowsWait(millis, now);
		if (held) {
			gate.add(call);
		}
		this.events.accept(new ClientEvent.FloodWait(kind.name(), flood.type(), flood.duration(), held));
		failImpatient(gate);
		return held;
	}

	private void proceed(Key key, FloodGate gate) {
		long now = this.clock.getAsLong();
		PendingAnswer<?> next = gate.next(now);
		if (next != null) {
			call(next);
		}
		else if (gate.isOver(now)) {
			this.gates.remove(key, gate);
		}
	}

	private boolean repeatsAfterFailure(PendingAnswer<?> call, RpcException error) {
		boolean failed = (error.code() == 500 || error.code() == -503) && !error.type().equals(CARRIED_OUT);
		boolean notCarriedOut = NOT_CARRIED_OUT.contains(error.type());
		if (!notCarriedOut && !(failed && call.isRepeatable())) {
			return false;
		}
		int repetition = call.nextRepetition();
		Duration wait = Duration.ofSeconds(1L << (repetition - 1));
		if (repetition > MAX_REPETITIONS || this.clock.getAsLong() + wait.toMillis() >= call.policy().deadline()) {
			return false;
		}
		if (!notCarriedOut) {
			call.onRepeated();
		}
		this.events.accept(new ClientEvent.CallRepeated(error.method(), error.type(), wait));
		this.repeatedLater.add(call);
		this.loop.schedule(() -> again(call), wait.toMillis(), TimeUnit.MILLISECONDS);
		return true;
	}

	private void again(PendingAnswer<?> call) {
		if (this.repeatedLater.remove(call) && !call.future().isDone()) {
			call(call);
		}
	}

	/** The call is over, in whatever way. */
	public void end(PendingAnswer<?> call) {
		this.repeatedLater.remove(call);
		if (this.gates.isEmpty() || !call.policy().paced()) {
			return;
		}
		CallKind kind = CallKind.of(call.method());
		for (Key key : List.of(new Key(kind.name(), null), new Key(kind.name(), kind.peer()))) {
			FloodGate gate = this.gates.get(key);
			if (gate != null && gate.remove(call)) {
				proceed(key, gate);
			}
		}
	}

	/** The client has ended: calls that wait do not go any more. */
	public void fail(Exception reason) {
		List<PendingAnswer<?>> waiting = new ArrayList<>(this.repeatedLater);
		this.gates.values().forEach((gate) -> waiting.addAll(gate.takeAll()));
		this.repeatedLater.clear();
		this.gates.clear();
		waiting.forEach((call) -> call.fail(reason));
	}

	private record Key(String method, @Nullable InputPeer peer) {
	}

}
